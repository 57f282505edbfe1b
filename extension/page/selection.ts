// What the reader has selected: which blocks it touches, and which marks stand in it.
import type { Gathered } from './gathered';
import { rootOf } from './nodes';
import { liveRange } from './ranges';
import { documentOf, type Root } from './root';

/** What is selected in the documents of `roots`. The ranges follow the page's changes. */
export function selected(roots: readonly Root[]): Range[] {
  const documents = new Set(roots.map(documentOf));
  return [...documents].flatMap((document) => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed) return [];
    return Array.from({ length: selection.rangeCount }, (_, at) =>
      selection.getRangeAt(at).cloneRange(),
    );
  });
}

/** The blocks that the ranges touch, as if the page had no others. */
export function within(gathered: Gathered, ranges: readonly Range[]): Gathered {
  const isTouched = ({ runs }: Gathered['places'][number]) =>
    runs.nodes.some((node) => ranges.some((range) => range.intersectsNode(node)));
  const touched = gathered.places.map(isTouched);
  return {
    ...gathered,
    blocks: gathered.blocks.filter((_, at) => touched[at]),
    places: gathered.places.filter((_, at) => touched[at]),
  };
}

/** Whether a part of the mark stands in one of the ranges. */
export function isIn(ranges: readonly Range[], mark: readonly StaticRange[]): boolean {
  return mark.some((part) => {
    const live = liveRange(part);
    return live !== undefined && ranges.some((range) => overlap(range, live));
  });
}

function overlap(a: Range, b: Range): boolean {
  if (rootOf(a.startContainer) !== rootOf(b.startContainer)) return false;
  const endsAfter = a.compareBoundaryPoints(Range.START_TO_END, b) > 0;
  return endsAfter && a.compareBoundaryPoints(Range.END_TO_START, b) < 0;
}
