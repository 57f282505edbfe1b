// A click of the mouse on a control of the page in front, so that the browser knows it for the reader's.
import type { Session } from './session.js';

export async function clickOn(session: Session, selector: string): Promise<void> {
  const [x = 0, y = 0] = await session.inPage(middleOf, selector);
  await session.point(x, y, 'click');
}

/** Runs in the page. */
function middleOf(selector: string): number[] {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`there is no ${selector}`);
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
