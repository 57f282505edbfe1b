// Paints marks with CSS Custom Highlights: the page's DOM stays as it is.
//
// The registry is shared with the page, and Firefox forbids an extension to iterate it: what is
// painted is kept here, and the registry is only ever written.
import type { Kind } from '../engine/caveat';
import {
  COLOUR_NAMES,
  type Colour,
  type Line,
  type Looks,
  PRESETS,
  rgb,
  THICKNESS,
  TINTS,
} from '../looks';
import { documentOf, type Root } from './root';
import { Slices } from './slices';

/** What is painted: the kinds, and above them the reader's own rules by their colour. */
export type Layer = Kind | `own-${Colour}`;
export type Ranges = Partial<Record<Layer, StaticRange[]>>;

const KINDS: readonly Kind[] = ['boilerplate', 'unconfirmed', 'anonymous'];
const LAYERS: readonly Layer[] = [...KINDS, ...COLOUR_NAMES.map((name) => `own-${name}` as const)];
const CURRENT = 'caveat-current';

/** So many ranges are painted between two looks at the clock. */
const RANGES_BETWEEN_LOOKS = 64;

interface Painted {
  highlight: Highlight;
  ranges: Set<StaticRange>;
}

/** Paints a document and the frames that were read with it. */
export class Painter {
  private readonly painters = new Map<Document, DocumentPainter>();
  /** Counts what was asked to be shown: of two at once the later one is painted. */
  private turn = 0;
  private styles = styles(PRESETS.standard);

  constructor(private readonly document: Document) {}

  /** Gives the kinds other colours and lines, also where they are painted already. */
  dress(looks: Looks): void {
    this.styles = styles(looks);
    for (const [document, painter] of this.painters) {
      if (!isLeft(document)) painter.dress(this.styles);
    }
  }

  /** Brings the styles to the page ahead of the marks: the browser then looks at every element, and
   * no one frame shall have that and the marks to do. */
  prepare(roots: readonly Root[]): void {
    for (const root of roots) this.painterOf(documentOf(root)).style(root);
  }

  /** Shows exactly these ranges, by layer, in the documents and the shadow roots they stand in. What is
   * shown already is not touched. */
  async show(ranges: Ranges, roots: readonly Root[]): Promise<void> {
    const turn = ++this.turn;
    const isOver = () => turn !== this.turn;
    const documents = new Set([this.document, ...roots.map(documentOf)]);
    for (const [document, painter] of this.painters) {
      if (documents.has(document)) continue;
      if (!isLeft(document)) painter.clear([]);
      this.painters.delete(document);
    }
    for (const document of documents) {
      const painter = this.painterOf(document);
      const isIn = ({ startContainer }: StaticRange) => startContainer.ownerDocument === document;
      const isAlone = documents.size === 1;
      await painter.show(
        (layer) => (isAlone ? ranges[layer] : ranges[layer]?.filter(isIn)) ?? [],
        roots.filter((root) => documentOf(root) === document),
        isOver,
      );
      if (isOver()) return;
    }
  }

  /** Shows the one mark that the reader jumped to, or none. */
  showCurrent(ranges: readonly StaticRange[]): void {
    for (const [document, painter] of this.painters) {
      painter.showCurrent(
        ranges.filter(({ startContainer }) => startContainer.ownerDocument === document),
      );
    }
  }

  private painterOf(document: Document): DocumentPainter {
    const painter = this.painters.get(document) ?? new DocumentPainter(document, this.styles);
    this.painters.set(document, painter);
    return painter;
  }

  /** Takes everything off the page again. */
  clear(roots: readonly Root[]): void {
    this.turn++;
    for (const [document, painter] of this.painters) {
      if (isLeft(document)) continue;
      painter.clear(roots.filter((root) => documentOf(root) === document));
    }
  }
}

/** Each document has a registry of its own, and sheets that no other document takes. */
class DocumentPainter {
  private readonly painted = new Map<Layer, Painted>();
  private readonly sheet: CSSStyleSheet;
  private readonly registry: HighlightRegistry;
  private readonly view: Window & typeof globalThis;

  constructor(
    private readonly document: Document,
    private worn: string,
  ) {
    const view = document.defaultView ?? window;
    this.view = view;
    this.registry = view.CSS.highlights;
    this.sheet = new view.CSSStyleSheet();
    this.sheet.replaceSync(worn);
  }

  dress(styles: string): void {
    if (styles !== this.worn) this.sheet.replaceSync(styles);
    this.worn = styles;
  }

  async show(
    ranges: (layer: Layer) => readonly StaticRange[],
    roots: readonly Root[],
    isOver: () => boolean,
  ): Promise<void> {
    for (const root of roots) this.style(root);
    const slices = new Slices();
    for (const [priority, layer] of LAYERS.entries()) {
      const { highlight, ranges: painted } = this.paintedOf(layer, priority);
      const wanted = new Set(ranges(layer));
      for (const range of painted) {
        if (wanted.has(range)) continue;
        painted.delete(range);
        highlight.delete(range);
      }
      this.register(`caveat-${layer}`, highlight, wanted.size > 0);
      let looked = 0;
      for (const range of wanted) {
        if (painted.has(range)) continue;
        painted.add(range);
        highlight.add(range);
        if (++looked % RANGES_BETWEEN_LOOKS > 0 || !slices.over) continue;
        await slices.pause();
        if (isOver()) return;
      }
    }
  }

  private paintedOf(layer: Layer, priority: number): Painted {
    let painted = this.painted.get(layer);
    if (!painted) {
      painted = { highlight: new this.view.Highlight(), ranges: new Set() };
      painted.highlight.priority = priority;
      this.painted.set(layer, painted);
    }
    return painted;
  }

  /** A page may have taken it out of the registry, or put another in its place. */
  private register(name: string, highlight: Highlight, isUsed: boolean): void {
    if (!isUsed) this.registry.delete(name);
    else if (this.registry.get(name) !== highlight) this.registry.set(name, highlight);
  }

  showCurrent(ranges: readonly StaticRange[]): void {
    this.set(CURRENT, ranges, LAYERS.length);
  }

  clear(roots: readonly Root[]): void {
    this.painted.clear();
    for (const layer of LAYERS) this.registry.delete(`caveat-${layer}`);
    this.registry.delete(CURRENT);
    for (const root of [this.document, ...roots]) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((s) => s !== this.sheet);
    }
  }

  private set(name: string, ranges: readonly StaticRange[], priority: number): void {
    this.registry.delete(name);
    if (ranges.length === 0) return;
    const highlight = new this.view.Highlight();
    for (const range of ranges) highlight.add(range);
    highlight.priority = priority;
    this.registry.set(name, highlight);
  }

  /** A page may replace its sheets at any time, and Firefox styles each shadow root on its own. */
  style(root: Root): void {
    const sheets = root.adoptedStyleSheets;
    if (!sheets.includes(this.sheet)) root.adoptedStyleSheets = [...sheets, this.sheet];
  }
}

/** Whether a frame went on to another document, and the marks went with the old one. */
function isLeft(document: Document): boolean {
  try {
    return document.defaultView === null;
  } catch {
    return true; // Firefox lets nobody touch it any more.
  }
}

/** Under forced colours Chromium keeps its own colours for highlights and draws our lines in them. */
function styles(looks: Looks): string {
  const rules = [
    ...KINDS.map((kind) => rule(kind, looks[kind].colour, TINTS[kind], looks[kind].line)),
    ...COLOUR_NAMES.map((colour) => rule(`own-${colour}`, colour, TINTS.own, 'double')),
  ];
  const all = LAYERS.map((layer) => `::highlight(caveat-${layer})`);
  return `
    ${rules.join('\n')}
    ::highlight(${CURRENT}) { background-color: rgb(255 196 0 / 0.45); }
    @media print {
      ${all.map((layer) => `${layer} { background-color: transparent; }`).join('\n')}
    }
    @media (forced-colors: active) {
      ${all
        .map(
          (layer) => `${layer} {
          background-color: Canvas; color: CanvasText; text-decoration-color: CanvasText;
        }`,
        )
        .join('\n')}
      ::highlight(${CURRENT}) { background-color: Highlight; color: HighlightText; }
    }`;
}

function rule(layer: Layer, colour: Colour, tint: number, line: Line | 'double'): string {
  return `::highlight(caveat-${layer}) {
    background-color: ${rgb(colour, tint)};
    text-decoration: underline ${line} ${THICKNESS[line]}px ${rgb(colour)};
    text-underline-offset: 0.2em;
  }`;
}
