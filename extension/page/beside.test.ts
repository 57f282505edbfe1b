import { describe, expect, test } from 'vitest';
import { anchor, beside } from './beside';

const VIEW = { left: 0, top: 0, right: 1000, bottom: 800 };
const CARD = { width: 340, height: 300 };

function box(left: number, top: number, height = 20) {
  return { left, top, bottom: top + height };
}

describe('a card', () => {
  test('stands below its words', () => {
    expect(beside(box(100, 200), CARD, VIEW)).toEqual({ left: 100, top: 228, room: 564 });
  });

  test('stands above words at the bottom of the view', () => {
    expect(beside(box(100, 700), CARD, VIEW)).toMatchObject({ top: 392, room: 684 });
  });

  test('keeps to the view where its words stand at the edge', () => {
    expect(beside(box(900, 200), CARD, VIEW).left).toBe(652);
    expect(beside(box(-20, 200), CARD, VIEW).left).toBe(8);
  });

  test('keeps to what is in view where fingers have zoomed in', () => {
    const view = { left: 400, top: 300, right: 900, bottom: 700 };
    expect(beside(box(380, 320), CARD, view)).toEqual({ left: 408, top: 348, room: 344 });
    expect(beside(box(800, 660), CARD, view)).toEqual({ left: 552, top: 352, room: 344 });
  });

  test('is never on its words, however little room there is', () => {
    for (let top = 0; top < 180; top++) {
      const words = box(0, top);
      const place = beside(words, CARD, { left: 0, top: 0, right: 300, bottom: 200 });
      const bottom = place.top + Math.min(CARD.height, place.room);
      expect(place.top >= words.bottom || bottom <= words.top).toBe(true);
    }
  });

  test('stands beside the line that was pointed at where the words fill the view', () => {
    const lines = [box(0, -90), box(0, 10), box(0, 400), box(0, 780)];
    const words = box(0, -90, 890);
    expect(anchor(words, lines, VIEW, 410)).toBe(lines[2]);
    expect(anchor(words, lines, VIEW, undefined)).toBe(lines[1]);
    expect(anchor(box(0, 300), lines, VIEW, 410)).toEqual(box(0, 300));
  });
});
