// Folds text nodes into the text of a block, white space as rendered, and maps every offset back.
// Knows nothing of elements: whoever walks the page says what belongs together.

/** Anything that holds characters: a Text node, or a stand-in for one. */
export interface Source {
  readonly data: string;
}

/**
 * Where a block's text came from. Run `i` covers the text from `at[i]` to `at[i + 1]` and is, unit
 * for unit, what stands in `nodes[i]` from `from[i]` on.
 */
export interface Runs<S extends Source = Text> {
  nodes: S[];
  at: number[];
  from: number[];
  /** Runs before which something was left out, so that no range may reach across. */
  cuts: Set<number>;
}

/** A place in the page: a node and an offset in its data, in UTF-16 code units. */
export interface Place<S extends Source = Text> {
  node: S;
  offset: number;
}

// Soft hyphens, zero-width characters, joiners and direction marks: seen by no reader.
const INVISIBLE =
  '\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff';
/** What does not go into the text as it is: anything but single plain spaces between words. */
const GAP = new RegExp(`[\\s${INVISIBLE}]{2,}|[^\\S ]|[${INVISIBLE}]`, 'g');
const VISIBLE_SPACE = /[^\S\ufeff]/;
const SPACE = 32;

/** The text of one block while it is being read. */
export class Fold<S extends Source = Text> {
  text = '';
  readonly runs: Runs<S> = { nodes: [], at: [], from: [], cuts: new Set() };
  /** White space seen and not yet followed by anything: where it stands. */
  private due: Place<S> | null = null;
  private endsInSpace = true;
  private isCut = false;

  /** Adds what stands in `node` from `start` to `end`. Returns how many units the text grew. */
  append(node: S, start = 0, end = node.data.length): number {
    const before = this.text.length;
    const data = start === 0 && end === node.data.length ? node.data : node.data.slice(start, end);
    let done = 0;
    GAP.lastIndex = 0;
    for (let gap = GAP.exec(data); gap; gap = GAP.exec(data)) {
      this.push(node, start + done, data.slice(done, gap.index));
      if (VISIBLE_SPACE.test(gap[0])) this.due ??= { node, offset: start + gap.index };
      done = GAP.lastIndex;
    }
    this.push(node, start + done, done === 0 ? data : data.slice(done));
    return this.text.length - before;
  }

  /** Ends the block: no space stands at its end. */
  finish(): void {
    if (this.text !== '' && this.endsInSpace) {
      this.text = this.text.slice(0, -1);
      const { nodes, at, from } = this.runs;
      if (at[at.length - 1] === this.text.length) {
        nodes.pop();
        at.pop();
        from.pop();
      }
    }
  }

  /** Notes that something stands here in the page that is not in the text. */
  cut(): void {
    this.space();
    this.isCut = true;
  }

  private push(node: S, from: number, piece: string): void {
    if (piece === '') return;
    if (piece.charCodeAt(0) === SPACE && (this.due || this.endsInSpace)) {
      piece = piece.slice(1);
      from += 1;
      if (piece === '') return;
    }
    this.space();
    this.run(node, from);
    this.text += piece;
    this.endsInSpace = piece.charCodeAt(piece.length - 1) === SPACE;
  }

  /** Adds the one space for the white space seen last. */
  private space(): void {
    const { due } = this;
    this.due = null;
    if (!due || this.endsInSpace) return;
    this.run(due.node, due.offset);
    this.text += ' ';
    this.endsInSpace = true;
  }

  private run(node: S, from: number): void {
    if (this.isCut) this.runs.cuts.add(this.runs.nodes.length);
    this.isCut = false;
    this.runs.nodes.push(node);
    this.runs.at.push(this.text.length);
    this.runs.from.push(from);
  }
}

/** Where the unit at `offset` of the block's text stands. */
export function placeOf<S extends Source>(runs: Runs<S>, offset: number): Place<S> | undefined {
  const i = runIndex(runs, offset);
  const node = runs.nodes[i];
  const at = runs.at[i];
  const from = runs.from[i];
  if (node === undefined || at === undefined || from === undefined) return undefined;
  return { node, offset: from + offset - at };
}

/** Which run holds the unit at `offset`. */
export function runIndex(runs: Runs<Source>, offset: number): number {
  let low = 0;
  let high = runs.at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs.at[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
