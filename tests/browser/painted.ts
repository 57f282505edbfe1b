// What is painted on a page, read from the browser's own registry of highlights.
import type { Kind } from '../../extension/engine/caveat.js';
import type { Session } from './session.js';

/** The text of the page, white space folded, and the stretches of it that are painted. */
export interface Painted {
  text: string;
  marks: Mark[];
  /** All that is painted of each kind, one stretch after the other. */
  ranges: Record<Kind, string>;
}

export interface Mark {
  kind: Kind;
  words: string;
  /** Where `words` stands in the text of the page. */
  start: number;
  end: number;
}

export async function readPainted(session: Session): Promise<Painted> {
  const { text, stretches, ranges } = await session.inPage(readHighlights);
  const marks: Mark[] = [];
  for (const { kind, start, end } of stretches) {
    const last = marks.at(-1);
    // A mark has a stretch for each of its text nodes.
    if (last?.kind === kind && text.slice(last.end, start).trim() === '') {
      last.end = end;
      last.words = text.slice(last.start, end).trim();
    } else {
      marks.push({ kind, start, end, words: text.slice(start, end).trim() });
    }
  }
  return { text, marks, ranges };
}

interface Stretch {
  kind: Kind;
  start: number;
  end: number;
}

/**
 * Runs in the page, and uses nothing that a hostile page may have replaced. Reads the page as it is
 * rendered, slots and frames in their places. Stretches come by kind, in reading order.
 */
function readHighlights(): Omit<Painted, 'marks'> & { stretches: Stretch[] } {
  const kinds: Kind[] = ['boilerplate', 'anonymous', 'unconfirmed'];
  const nodes: Text[] = [];
  const windows: (typeof window)[] = [window];
  // A form's own properties may be fields of it.
  const ask = <P extends object, Name extends keyof P>(
    { prototype }: { prototype: P },
    name: Name,
    of: P,
  ): P[Name] => Reflect.get(prototype, name, of);
  const walk = (node: Node): void => {
    let root = node;
    let slotted: Node[] = [];
    // Nodes of a frame are no instances of this window's classes.
    const kind = ask(Node, 'nodeType', node);
    if (kind === Node.TEXT_NODE) nodes.push(node as Text);
    if (kind === Node.ELEMENT_NODE) {
      const element = node as Element;
      const tag = ask(Element, 'localName', element);
      if (/^(script|style|noscript|template)$/.test(tag)) return;
      if (tag === 'iframe') {
        const { contentDocument, contentWindow } = element as HTMLIFrameElement;
        if (contentDocument?.body && contentWindow) {
          windows.push(contentWindow as typeof window);
          walk(contentDocument.body);
        }
        return;
      }
      if (tag === 'slot') slotted = (element as HTMLSlotElement).assignedNodes();
      root = ask(Element, 'shadowRoot', element) ?? element;
    }
    if (slotted.length > 0) slotted.forEach(walk);
    else ask(Node, 'childNodes', root).forEach(walk);
  };
  walk(document.body);
  const painted = windows.flatMap(({ CSS }) =>
    kinds.flatMap((kind) =>
      [...(CSS.highlights.get(`caveat-${kind}`) ?? [])].map((range) => ({ kind, range })),
    ),
  );
  // Closed shadow roots show themselves by what is painted in them.
  for (const { range } of painted) {
    const { startContainer } = range;
    if (!startContainer.isConnected || nodes.includes(startContainer as Text)) continue;
    walk(startContainer.getRootNode());
  }

  const parts: { kind: Kind; node: number; from: number; to: number }[] = [];
  for (const { kind, range } of painted) {
    const first = nodes.indexOf(range.startContainer as Text);
    const last = nodes.indexOf(range.endContainer as Text);
    if (first < 0 || last < 0) continue;
    const root = range.startContainer.getRootNode();
    for (let i = first; i <= last; i++) {
      const node = nodes[i];
      if (node?.getRootNode() !== root) continue;
      const from = i === first ? range.startOffset : 0;
      const to = i === last ? range.endOffset : node.length;
      parts.push({ kind, node: i, from, to });
    }
  }

  // In pieces: a string that is looked at while it grows is copied each time.
  const folded: string[] = [];
  let length = 0;
  let afterSpace = false;
  const add = (piece: string) => {
    folded.push(piece);
    length += piece.length;
    afterSpace = piece.endsWith(' ');
  };
  const places = parts.map(() => ({ start: 0, end: 0 }));
  nodes.forEach((node, i) => {
    const here = parts.flatMap((part, index) => (part.node === i ? [{ part, index }] : []));
    // Offset in the node → offset in the folded text.
    const at = (offset: number) => {
      const before = node.data.slice(0, offset).replace(/\s+/g, ' ');
      return length + before.length - (afterSpace && before.startsWith(' ') ? 1 : 0);
    };
    for (const { part, index } of here) places[index] = { start: at(part.from), end: at(part.to) };
    const piece = node.data.replace(/\s+/g, ' ');
    add(afterSpace && piece.startsWith(' ') ? piece.slice(1) : piece);
    // Blocks stand apart even when the source has no white space between them.
    const parent = node.parentElement;
    if (parent && !/inline|contents/.test(getComputedStyle(parent).display)) add('\n');
  });
  const text = folded.join('');
  const stretches = parts.flatMap(({ kind }, i) => {
    const { start, end } = places[i] ?? { start: 0, end: 0 };
    return text.slice(start, end).trim() ? [{ kind, start, end }] : [];
  });
  stretches.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.start - b.start);
  const ranges: Record<Kind, string> = { boilerplate: '', anonymous: '', unconfirmed: '' };
  for (const { kind, start, end } of stretches) ranges[kind] += text.slice(start, end);
  return { text, stretches, ranges };
}
