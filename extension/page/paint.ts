// Paints marks with CSS Custom Highlights: the page's DOM stays as it is.
//
// The registry is shared with the page, and Firefox forbids an extension to iterate it: what is
// painted is kept here, and the registry is only ever written.
import type { Kind } from '../engine/caveat';
import { LOOKS } from './colours';
import type { Root } from './gather';
import { Slices } from './slices';

const KINDS: readonly Kind[] = ['boilerplate', 'unconfirmed', 'anonymous'];
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

  constructor(private readonly document: Document) {}

  /** Shows exactly these ranges, by kind, in the documents and the shadow roots they stand in. What is
   * shown already is not touched. */
  async show(ranges: Record<Kind, StaticRange[]>, roots: readonly Root[]): Promise<void> {
    const turn = ++this.turn;
    const isOver = () => turn !== this.turn;
    const documents = new Set([this.document, ...roots.map(documentOf)]);
    for (const [document, painter] of this.painters) {
      if (documents.has(document)) continue;
      if (!isLeft(document)) painter.clear([]);
      this.painters.delete(document);
    }
    for (const document of documents) {
      const painter = this.painters.get(document) ?? new DocumentPainter(document);
      this.painters.set(document, painter);
      const isIn = ({ startContainer }: StaticRange) => startContainer.ownerDocument === document;
      const isAlone = documents.size === 1;
      await painter.show(
        (kind) => (isAlone ? ranges[kind] : ranges[kind].filter(isIn)),
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
  private readonly painted = new Map<Kind, Painted>();
  private readonly sheet: CSSStyleSheet;
  private readonly registry: HighlightRegistry;
  private readonly view: Window & typeof globalThis;

  constructor(private readonly document: Document) {
    const view = document.defaultView ?? window;
    this.view = view;
    this.registry = view.CSS.highlights;
    this.sheet = new view.CSSStyleSheet();
    this.sheet.replaceSync(styles());
  }

  async show(
    ranges: (kind: Kind) => readonly StaticRange[],
    roots: readonly Root[],
    isOver: () => boolean,
  ): Promise<void> {
    for (const root of roots) this.style(root);
    const slices = new Slices();
    for (const [priority, kind] of KINDS.entries()) {
      const { highlight, ranges: painted } = this.paintedOf(kind, priority);
      const wanted = new Set(ranges(kind));
      for (const range of painted) {
        if (wanted.has(range)) continue;
        painted.delete(range);
        highlight.delete(range);
      }
      this.register(`caveat-${kind}`, highlight, wanted.size > 0);
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

  private paintedOf(kind: Kind, priority: number): Painted {
    let painted = this.painted.get(kind);
    if (!painted) {
      painted = { highlight: new this.view.Highlight(), ranges: new Set() };
      painted.highlight.priority = priority;
      this.painted.set(kind, painted);
    }
    return painted;
  }

  /** A page may have taken it out of the registry, or put another in its place. */
  private register(name: string, highlight: Highlight, isUsed: boolean): void {
    if (!isUsed) this.registry.delete(name);
    else if (this.registry.get(name) !== highlight) this.registry.set(name, highlight);
  }

  showCurrent(ranges: readonly StaticRange[]): void {
    this.set(CURRENT, ranges, KINDS.length);
  }

  clear(roots: readonly Root[]): void {
    this.painted.clear();
    for (const kind of KINDS) this.registry.delete(`caveat-${kind}`);
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
  private style(root: Root): void {
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

function documentOf(root: Root): Document {
  return root.ownerDocument ?? (root as Document);
}

/** Under forced colours Chromium keeps its own colours for highlights and draws our lines in them. */
function styles(): string {
  const kinds = KINDS.map((kind) => {
    const { line, style, thickness, tint } = LOOKS[kind];
    const rgb = line.join(' ');
    return `::highlight(caveat-${kind}) {
      background-color: rgb(${rgb} / ${tint});
      text-decoration: underline ${style} ${thickness}px rgb(${rgb});
      text-underline-offset: 0.2em;
    }`;
  });
  return `
    ${kinds.join('\n')}
    ::highlight(${CURRENT}) { background-color: rgb(255 196 0 / 0.45); }
    @media print {
      ${KINDS.map((kind) => `::highlight(caveat-${kind}) { background-color: transparent; }`).join('\n')}
    }
    @media (forced-colors: active) {
      ${KINDS.map(
        (kind) => `::highlight(caveat-${kind}) {
          background-color: Canvas; color: CanvasText; text-decoration-color: CanvasText;
        }`,
      ).join('\n')}
      ::highlight(${CURRENT}) { background-color: Highlight; color: HighlightText; }
    }`;
}
