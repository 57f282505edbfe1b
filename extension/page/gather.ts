// The page as blocks of text in reading order, and where each block's text stands in the DOM.
import type { Box } from './box';
import type { Found, Gathered, PageMemory, Part, ShadowRootOf } from './gathered';
import { Memory } from './memory';
import { ownerOf, shadowOf } from './nodes';
import { aboutDocument } from './signals';
import { Slices } from './slices';
import { Walk } from './walk';

export interface GatherOptions {
  /** Where to begin: the body by default. */
  root?: Element;
  shadowRootOf?: ShadowRootOf;
  slices?: Slices;
  memory?: PageMemory;
}

/** Reads a document. */
export async function gather(document: Document, options: GatherOptions = {}): Promise<Gathered> {
  const {
    root = document.body ?? document.documentElement,
    shadowRootOf = shadowOf,
    slices = new Slices(),
    memory = new Memory<Part, Box>(),
  } = options;
  const walk = new Walk(document, shadowRootOf, memory);
  if (root) await walk.read(root, slices);
  memory.about ??= aboutDocument(document);
  return { about: memory.about, ...walk.found };
}

/** Reads one element anew that stands, as a box of its own, in a box that was read before. */
export async function gatherInside(
  box: Box,
  element: Element,
  memory: PageMemory,
  shadowRootOf: ShadowRootOf,
): Promise<Found> {
  const walk = new Walk(ownerOf(element) ?? document, shadowRootOf, memory);
  await walk.readInside(box, element, new Slices());
  return walk.found;
}
