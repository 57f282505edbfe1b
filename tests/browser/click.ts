// A click of the mouse on a control of the page in front, so that the browser knows it for the reader's.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from './session.js';

/** Clicks what `selector` finds first, once it is shown. */
export async function clickOn(session: Session, selector: string): Promise<void> {
  for (let tries = 0; tries < 250; tries++) {
    const place = await session.inPage(middleOf, selector);
    if (place) return session.point(place[0], place[1], 'click');
    await sleep(20);
  }
  throw new Error(`there is no ${selector} after five seconds`);
}

/** Runs in the page. */
function middleOf(selector: string): [number, number] | undefined {
  const element = document.querySelector(selector);
  if (!element?.checkVisibility()) return undefined;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
