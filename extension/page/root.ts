// What a walk over a page starts from: the document, those of its frames, and shadow roots.

export type Root = Document | ShadowRoot;

export function documentOf(root: Root): Document {
  return root.ownerDocument ?? (root as Document);
}
