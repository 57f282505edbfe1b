// What of a page is handed to the engine: its blocks, and the boxes around them.
import type { Container, Page } from '../engine/caveat';
import type { TextBlock } from './block';
import type { Box } from './box';
import type { BlockPlace, Gathered } from './gathered';
import { getAttribute } from './nodes';
import { joinWords, nameWords } from './words';

/** What the engine scans: the blocks from `from` to `to` (exclusive) with the boxes around them. */
export function pageOf({ about, blocks, places }: Gathered, from = 0, to = blocks.length): Page {
  const inside = blocks.slice(from, to).map((block) => ({ ...block }));
  const containers = placeInContainers(inside, places.slice(from, to));
  return { ...about, containers, blocks: inside };
}

/** The boxes around the blocks, each before its children, and every block told which is its own. */
function placeInContainers(blocks: TextBlock[], places: BlockPlace[]): Container[] {
  const containers: Container[] = [];
  const indexes = new Map<Box, number>();
  const indexOf = (box: Box): number => {
    const known = indexes.get(box);
    if (known !== undefined) return known;
    const parent = box.parent ? indexOf(box.parent) : undefined;
    const ownNames = nameWords(box.aria, getAttribute(box.element, 'aria-label'));
    containers.push({
      ...(parent !== undefined && { parent }),
      tag: box.tag,
      names: joinWords(box.names, ownNames),
      form: box.form,
    });
    indexes.set(box, containers.length - 1);
    return containers.length - 1;
  };
  blocks.forEach((block, i) => {
    const box = places[i]?.box;
    // Text that stands loose between other blocks of its box is in that box, as they are.
    const around = box?.holdsBlocks ? box : box?.parent;
    if (around) block.container = indexOf(around);
  });
  return containers;
}
