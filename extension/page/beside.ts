// Where a card stands: beside the words, never on them.

/** Space around the card, in px. */
const GAP = 8;
/** With less room than this, in px, a card shows too little of itself. */
const LEAST_ROOM = 160;

export interface Size {
  width: number;
  height: number;
}

export type Box = Pick<DOMRect, 'left' | 'top' | 'bottom'>;

export type View = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** In px, from the left and the top of the page's window. A card that is higher than its room scrolls. */
export interface Place {
  left: number;
  top: number;
  room: number;
}

/** Below the box, or above it where there is more room. */
export function beside({ left, top, bottom }: Box, card: Size, view: View): Place {
  const below = view.bottom - bottom - 2 * GAP;
  const above = top - view.top - 2 * GAP;
  const isBelow = card.height <= below || below >= above;
  const room = Math.max(0, isBelow ? below : above);
  return {
    left: Math.max(view.left + GAP, Math.min(left, view.right - card.width - GAP)),
    top: isBelow ? bottom + GAP : top - GAP - Math.min(card.height, room),
    room,
  };
}

/** What a card stands beside: all the words or, where those leave it no room, one line of them, that
 * at the height `pointed` or the first in view. */
export function anchor(
  words: Box,
  lines: readonly Box[],
  view: View,
  pointed: number | undefined,
): Box {
  if (Math.max(words.top - view.top, view.bottom - words.bottom) >= LEAST_ROOM) return words;
  const isPointed = ({ top, bottom }: Box) =>
    pointed !== undefined && pointed >= top && pointed <= bottom;
  return lines.find(isPointed) ?? lines.find(({ top }) => top >= view.top) ?? words;
}
