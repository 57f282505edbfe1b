// What is painted on a page, read from the browser's own registry of highlights.
import type { Kind } from '../../extension/engine/caveat.js';
import type { Session } from './session.js';

/** The text of the page, white space folded, and the stretches of it that are painted. */
export interface Painted {
  text: string;
  marks: Mark[];
}

export interface Mark {
  kind: Kind;
  words: string;
  /** Where `words` stands in the text of the page. */
  start: number;
  end: number;
}

export async function readPainted(session: Session): Promise<Painted> {
  const { text, stretches } = await session.inPage(readHighlights);
  const marks: Mark[] = [];
  for (const { kind, start, end } of stretches) {
    const last = marks.at(-1);
    // One mark is one range per text node.
    if (last?.kind === kind && text.slice(last.end, start).trim() === '') {
      last.end = end;
      last.words = text.slice(last.start, end).trim();
    } else {
      marks.push({ kind, start, end, words: text.slice(start, end).trim() });
    }
  }
  return { text, marks };
}

interface Stretch {
  kind: Kind;
  start: number;
  end: number;
}

/** Runs in the page. Stretches come by kind, in reading order. */
function readHighlights(): { text: string; stretches: Stretch[] } {
  const nodes: Text[] = [];
  const walk = (node: Node): void => {
    if (node instanceof Text) nodes.push(node);
    if (node instanceof Element) {
      if (/^(script|style|noscript|template)$/i.test(node.tagName)) return;
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    for (const child of node.childNodes) walk(child);
  };
  walk(document.body);

  const kinds: Kind[] = ['boilerplate', 'anonymous', 'unconfirmed'];
  const ranges = kinds.flatMap((kind) =>
    [...(CSS.highlights.get(`caveat-${kind}`) ?? [])].map((painted) => {
      const range = document.createRange();
      range.setStart(painted.startContainer, painted.startOffset);
      range.setEnd(painted.endContainer, painted.endOffset);
      return { kind, range };
    }),
  );

  let text = '';
  const stretches: Stretch[] = [];
  for (const node of nodes) {
    // Offset in the node → offset in the folded text.
    const folded: number[] = [];
    for (const unit of node.data) {
      for (let i = 0; i < unit.length; i++) folded.push(text.length + i);
      if (/\s/.test(unit)) text = text.endsWith(' ') ? text : `${text} `;
      else text += unit;
    }
    folded.push(text.length);
    for (const { kind, range } of ranges) {
      if (!range.intersectsNode(node)) continue;
      const from = range.startContainer === node ? range.startOffset : 0;
      const to = range.endContainer === node ? range.endOffset : node.length;
      const start = folded[from] ?? 0;
      const end = folded[to] ?? 0;
      if (text.slice(start, end).trim()) stretches.push({ kind, start, end });
    }
    // Blocks stand apart even when the source has no white space between them.
    const parent = node.parentElement;
    if (parent && !/inline|contents/.test(getComputedStyle(parent).display)) text += '\n';
  }
  stretches.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.start - b.start);
  return { text, stretches };
}
