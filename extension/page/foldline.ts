// The line that stands for a folded appeal: a button, for pointer, keyboard and screen reader alike.
import { el } from '../ui/element';
import { LINE } from './ours';

/** The line with `text` on it; `show` hears of a click. It is drawn where a sheet of ours lies on the page. */
export function foldLine(text: string, show: () => void): HTMLElement {
  const host = document.createElement(LINE);
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];
  const button = el('button', { type: 'button', dir: 'auto' }, text);
  button.addEventListener('click', (event) => {
    // The appeal may be a link.
    event.preventDefault();
    event.stopPropagation();
    show();
  });
  root.append(button);
  return host;
}

const STYLES = `
  :host { all: initial; display: none; }
  button {
    box-sizing: border-box;
    inline-size: 100%;
    block-size: 100%;
    padding: 0 8px;
    border: 0;
    border-inline-start: 3px dashed rgb(180 106 0);
    background: none;
    color: inherit;
    font: 13px / 26px system-ui, sans-serif;
    text-align: start;
    white-space: nowrap;
    text-overflow: ellipsis;
    overflow: hidden;
    cursor: pointer;
    user-select: none;
  }
  button:hover { text-decoration: underline; }
  button:focus-visible { outline: 2px solid; outline-offset: -2px; }`;
