// Samples of marks in extension pages look as the reader wants them on pages; marks.css has the rest.
import { KINDS } from '../kinds';
import { type Colour, type Looks, rgb, THICKNESS } from '../looks';

/** Gives every sample of the kinds inside `root` its colour and line. */
export function paintKinds(root: HTMLElement, looks: Looks): void {
  for (const kind of KINDS) {
    const { colour, line } = looks[kind];
    root.style.setProperty(`--${kind}`, rgb(colour));
    root.style.setProperty(`--${kind}-line`, `${line} ${THICKNESS[line]}px`);
  }
}

/** Gives a sample of a rule of the reader's its colour. */
export function paintOwn(sample: HTMLElement, colour: Colour): void {
  sample.style.setProperty('--own', rgb(colour));
}
