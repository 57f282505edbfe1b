// Paints marks with CSS Custom Highlights: the page's DOM stays as it is.
//
// The registry is shared with the page, and Firefox forbids an extension to iterate it: what is
// painted is kept here, and the registry is only ever written.
import { documentOf, type Root } from './root';
import { Slices } from './slices';
import { CURRENT, highlightOf, LAYERS, type Layer } from './styles';

export type Ranges = Partial<Record<Layer, StaticRange[]>>;

/** So many ranges are painted between two looks at the clock. */
const RANGES_BETWEEN_LOOKS = 64;

/** Paints a document and the frames that were read with it. */
export class Painter {
  private readonly painters = new Map<Document, DocumentPainter>();
  /** Counts what was asked to be shown: of two at once the later one is painted. */
  private turn = 0;

  constructor(private readonly document: Document) {}

  /** Shows exactly these ranges, by layer, in the document and the frames of `roots`. What is shown
   * already is not touched. */
  async show(ranges: Ranges, roots: readonly Root[]): Promise<void> {
    const turn = ++this.turn;
    const isOver = () => turn !== this.turn;
    const documents = new Set([this.document, ...roots.map(documentOf)]);
    for (const [document, painter] of this.painters) {
      if (documents.has(document)) continue;
      if (!isLeft(document)) painter.clear();
      this.painters.delete(document);
    }
    for (const document of documents) {
      const isIn = ({ startContainer }: StaticRange) => startContainer.ownerDocument === document;
      const isAlone = documents.size === 1;
      await this.painterOf(document).show(
        (layer) => (isAlone ? ranges[layer] : ranges[layer]?.filter(isIn)) ?? [],
        isOver,
      );
      if (isOver()) return;
    }
  }

  /** Shows the one mark that the reader jumped to, or none. */
  showCurrent(ranges: readonly StaticRange[]): void {
    for (const [document, painter] of this.painters) {
      if (isLeft(document)) continue;
      painter.showCurrent(
        ranges.filter(({ startContainer }) => startContainer.ownerDocument === document),
      );
    }
  }

  /** Takes everything off the page again. */
  clear(): void {
    this.turn++;
    for (const [document, painter] of this.painters) if (!isLeft(document)) painter.clear();
  }

  private painterOf(document: Document): DocumentPainter {
    const painter = this.painters.get(document) ?? new DocumentPainter(document);
    this.painters.set(document, painter);
    return painter;
  }
}

/** Each document has a registry of its own. */
class DocumentPainter {
  private readonly painted = new Map<Layer, { highlight: Highlight; ranges: Set<StaticRange> }>();
  private readonly view: Window & typeof globalThis;
  private readonly registry: HighlightRegistry;

  constructor(document: Document) {
    this.view = document.defaultView ?? window;
    this.registry = this.view.CSS.highlights;
    // What an extension that is gone has left would look like ours.
    this.clear();
  }

  async show(
    ranges: (layer: Layer) => readonly StaticRange[],
    isOver: () => boolean,
  ): Promise<void> {
    const slices = new Slices();
    for (const layer of LAYERS) {
      const wanted = new Set(ranges(layer));
      if (wanted.size === 0 && !this.painted.has(layer)) continue;
      const { highlight, ranges: painted } = this.paintedOf(layer);
      for (const range of painted) {
        if (wanted.has(range)) continue;
        painted.delete(range);
        highlight.delete(range);
      }
      this.register(highlightOf(layer), highlight, wanted.size > 0);
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

  showCurrent(ranges: readonly StaticRange[]): void {
    const highlight = new this.view.Highlight(...ranges);
    highlight.priority = LAYERS.length;
    this.register(CURRENT, highlight, ranges.length > 0);
  }

  clear(): void {
    this.painted.clear();
    for (const layer of LAYERS) this.registry.delete(highlightOf(layer));
    this.registry.delete(CURRENT);
  }

  private paintedOf(layer: Layer) {
    let painted = this.painted.get(layer);
    if (!painted) {
      painted = { highlight: new this.view.Highlight(), ranges: new Set<StaticRange>() };
      painted.highlight.priority = LAYERS.indexOf(layer);
      this.painted.set(layer, painted);
    }
    return painted;
  }

  /** A page may have taken it out of the registry, or put another in its place. */
  private register(name: string, highlight: Highlight, isUsed: boolean): void {
    if (!isUsed) this.registry.delete(name);
    else if (this.registry.get(name) !== highlight) this.registry.set(name, highlight);
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
