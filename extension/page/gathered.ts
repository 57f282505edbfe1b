// What a walk over the page finds.
import type { Region, Role } from '../engine/caveat';
import type { TextBlock } from './block';
import type { Box } from './box';
import type { Runs } from './fold';
import type { Memory } from './memory';
import type { Root } from './root';
import type { About } from './signals';

/** Where a block stands in the DOM. */
export interface BlockPlace {
  box: Box;
  runs: Runs;
}

export interface Found {
  /** In reading order. A block that has not changed between two readings is the same object. */
  blocks: TextBlock[];
  /** By block. */
  places: BlockPlace[];
  /** The document and every shadow root and frame that was read. */
  roots: Root[];
}

export interface Gathered extends Found {
  about: About;
  /** Set where the reading before was brought up to date. */
  kept?: Kept;
}

/** So many blocks at the beginning and at the end are those of the reading before. */
export interface Kept {
  first: number;
  last: number;
}

/** Gives an element's shadow root, a closed one too where the browser lets an extension see it. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

/** A box as it was read: everything in it, and what of its surroundings that depended on. */
export interface Part {
  box: Box;
  blocks: TextBlock[];
  places: BlockPlace[];
  hasFields: boolean;
  around: Surroundings;
}

interface Surroundings {
  role: Role;
  region: Region;
  inArticle: boolean;
}

export type PageMemory = Memory<Part, Box>;
