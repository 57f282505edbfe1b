// What a walk over a page starts from: the document, those of its frames, and shadow roots.
import { ownerOf } from './nodes';

export type Root = Document | ShadowRoot;

export function documentOf(root: Root): Document {
  return ownerOf(root) ?? (root as Document);
}
