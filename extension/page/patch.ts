// Brings what was gathered up to date with a few changes, without a walk over the page: a long page
// that grows by a paragraph costs as much as the paragraph.
//
// It answers only where it is sure to find what a whole walk would: where blocks came, went or changed
// in their own boxes. Everywhere else it gives up, and the page is walked.
import type { TextBlock } from './block';
import type { Box } from './box';
import { isInline, LEFT_OUT } from './elements';
import { gatherInside } from './gather';
import type { BlockPlace, Gathered, Kept, PageMemory, ShadowRootOf } from './gathered';
import {
  comparePlaces,
  hasAncestorIn,
  isBlank,
  isConnected,
  nextOf,
  parentElementOf,
  parentOf,
  previousOf,
  tagOf,
} from './nodes';
import type { Root } from './root';
import type { Change } from './watch';

/** A box with more blocks than this is walked along with the page. */
const MOST_BLOCKS = 200;

/** A change of which it is known where it was. */
type Noted = Pick<Change, 'records'> & { touched: ReadonlySet<Node> };

/** What is to be done to the blocks. */
interface Plan {
  /** Elements that have come or changed, each with the box around it. */
  read: Map<Element, Box>;
  /** Known elements that have gone, moved or changed. */
  drop: Set<Element>;
}

/** The page as it is now, or `undefined` when the whole page must be walked to know. The memory has
 * forgotten what changed in either case. */
export async function patch(
  before: Gathered,
  change: Noted,
  memory: PageMemory,
  shadowRootOf: ShadowRootOf,
): Promise<Gathered | undefined> {
  const plan = change.records && planFor(change.records, memory);
  const patched = new Patched(before);
  const { blocks, places, kept } = patched;
  const isDropped = plan && dropBlocks(plan, memory, patched);
  memory.forget(change.touched);
  if (!plan || !isDropped) return undefined;

  const roots = new Set<Root>(before.roots);
  const inOrder = [...plan.read].sort(([a], [b]) => order(a, b));
  for (const [element, box] of inOrder) {
    const found = await gatherInside(box, element, memory, shadowRootOf);
    for (const root of found.roots) roots.add(root);
    const [first] = found.blocks;
    if (!first) continue;
    const at = placeFor(element, memory, blocks);
    if (at === undefined) return undefined;
    patched.splice(at, 0, found);
  }
  return { about: before.about, blocks, places, roots: [...roots], kept };
}

/** The blocks while they change, and how many at either end have not. */
class Patched {
  readonly blocks: TextBlock[];
  readonly places: BlockPlace[];
  readonly kept: Kept;

  constructor({ blocks, places }: Gathered) {
    this.blocks = [...blocks];
    this.places = [...places];
    this.kept = { first: blocks.length, last: blocks.length };
  }

  splice(at: number, count: number, found: Pick<Gathered, 'blocks' | 'places'>): void {
    const { blocks, places, kept } = this;
    kept.first = Math.min(kept.first, at);
    kept.last = Math.min(kept.last, blocks.length - at - count);
    blocks.splice(at, count, ...found.blocks);
    places.splice(at, count, ...found.places);
  }
}

function planFor(records: readonly MutationRecord[], memory: PageMemory): Plan | undefined {
  const read = new Map<Element, Box>();
  const drop = new Set<Element>();
  for (const record of records) {
    const { type, target, addedNodes, removedNodes } = record;
    if (type === 'attributes') return undefined;
    // What has gone with all around it is in the record of that.
    if (!isConnected(target)) continue;
    const box = target instanceof Element ? memory.boxes.get(target) : undefined;
    if (type === 'childList' && box && isBetweenBoxes(record)) {
      for (const node of removedNodes) if (isBox(node)) drop.add(node);
      for (const node of addedNodes) {
        if (!isBox(node) || parentOf(node) !== target) continue;
        read.set(node, box);
        drop.add(node);
      }
      continue;
    }
    const changed = boxAround(target, memory);
    const around = changed && memory.boxes.get(changed)?.parent;
    if (!changed || !around) return undefined;
    read.set(changed, around);
    drop.add(changed);
  }
  for (const element of read.keys()) {
    if (!isConnected(element) || hasAncestorIn(element, read)) read.delete(element);
  }
  return { read, drop };
}

/** The smallest box around a change in a line of text, if it can be read by itself. */
function boxAround(target: Node, memory: PageMemory): Element | undefined {
  let element: Element | null = target instanceof Element ? target : parentElementOf(target);
  while (element && !isBox(element)) element = parentElementOf(element);
  if (!element) return undefined;
  const part = memory.of(element);
  return part && part.blocks.length > 0 && part.blocks.length <= MOST_BLOCKS ? element : undefined;
}

/** Takes out the blocks of what is dropped; `false` when they cannot be told. */
function dropBlocks({ drop }: Plan, memory: PageMemory, patched: Patched): boolean {
  const { blocks } = patched;
  for (const element of drop) {
    if (hasAncestorIn(element, drop)) continue;
    const part = memory.of(element);
    if (!part) {
      if (memory.boxes.has(element)) return false;
      continue; // It came and went, or was left out.
    }
    const [first] = part.blocks;
    if (!first) continue;
    const at = blocks.indexOf(first);
    if (at < 0 || blocks[at + part.blocks.length - 1] !== part.blocks.at(-1)) return false;
    patched.splice(at, part.blocks.length, { blocks: [], places: [] });
  }
  return true;
}

/** Where the blocks of `element` belong among `blocks`: after those of the nearest box before it that
 * has any, or before those of the nearest after it. */
function placeFor(
  element: Element,
  memory: PageMemory,
  blocks: readonly TextBlock[],
): number | undefined {
  for (let at: Element | null = element; at; at = parentElementOf(at)) {
    for (const beside of [previousOf, nextOf]) {
      for (let node = beside(at); node; node = beside(node)) {
        if (isNothing(node)) continue;
        if (!isBox(node)) return undefined;
        const part = memory.of(node);
        if (!part && memory.boxes.has(node)) return undefined;
        const block = part?.blocks.at(beside === previousOf ? -1 : 0);
        if (!block) continue;
        const index = blocks.indexOf(block);
        if (index >= 0) return beside === previousOf ? index + 1 : index;
      }
    }
  }
  return blocks.length === 0 ? 0 : undefined;
}

/** Whether only whole boxes came or went, with whole boxes on both sides: no line of text around has
 * become another. */
function isBetweenBoxes(record: MutationRecord): boolean {
  const { addedNodes, removedNodes, previousSibling, nextSibling, target } = record;
  for (const nodes of [addedNodes, removedNodes]) {
    for (const node of nodes) if (!isNothing(node) && !isBox(node)) return false;
  }
  for (const [sibling, beside] of [
    [previousSibling, previousOf],
    [nextSibling, nextOf],
  ] as const) {
    if (sibling && parentOf(sibling) !== target) return false;
    let node: Node | null = sibling;
    while (node && isNothing(node)) node = beside(node);
    if (node && !isBox(node)) return false;
  }
  return true;
}

/** A box by its tag. */
function isBox(node: Node): node is Element {
  return node instanceof Element && isBoxTag(tagOf(node));
}

function isBoxTag(tag: string): boolean {
  return !isInline(tag) && !LEFT_OUT.has(tag) && tag !== 'br' && tag !== 'hr' && tag !== 'slot';
}

/** What is neither text nor in the way of text. */
function isNothing(node: Node): boolean {
  if (node instanceof Text) return isBlank(node);
  return (
    node instanceof Comment || (node instanceof Element && /^(script|style)$/.test(tagOf(node)))
  );
}

function order(a: Node, b: Node): number {
  return comparePlaces(a, b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
