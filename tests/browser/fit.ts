// Whether the texts of a page fit their places.

/**
 * Runs in the page: a line for each text that sticks out of its box, control that cuts its text off or lies
 * on another, and element that reaches beyond the view. All sides count, since some languages start at the
 * right.
 */
export function misfits(): string[] {
  const SLACK = 1;
  const name = (element: Element) => {
    const { tagName, id, className } = element;
    const text = (element.textContent ?? '').trim().slice(0, 40);
    return `${tagName.toLowerCase()}#${id}.${className} “${text}”`;
  };
  const isSeen = (element: Element) =>
    element.checkVisibility() && !element.closest('.unseen, svg, option');
  // What is out of sight would be measured once it is drawn; here it is drawn at once.
  for (const element of document.querySelectorAll<HTMLElement>('.item')) {
    element.style.contentVisibility = 'visible';
  }
  const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter(isSeen);
  const found: string[] = [];

  const width = document.documentElement.clientWidth;
  for (const element of shown) {
    const { left, right, width: own } = element.getBoundingClientRect();
    if (own > 0 && (left < -SLACK || right > width + SLACK)) found.push(`beyond: ${name(element)}`);
  }

  const isInline = (element: Element) => /^inline$/.test(getComputedStyle(element).display);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    let box = texts.currentNode.parentElement;
    while (box && isInline(box)) box = box.parentElement;
    if (!box || !isSeen(box)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const place = box.getBoundingClientRect();
    for (const { left, right, width: own } of range.getClientRects()) {
      const isOut = left < place.left - SLACK || right > place.right + SLACK;
      if (own > 0 && isOut) found.push(`sticks out: ${name(box)}`);
    }
  }

  const controls = shown.filter((element) =>
    element.matches('a, button, input, select, summary, textarea, [role=textbox]'),
  );
  const pen = document.createElement('canvas').getContext('2d');
  for (const control of controls) {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = control;
    const isCut = scrollWidth > clientWidth + SLACK || scrollHeight > clientHeight + SLACK;
    if (control.matches('button, select') && isCut) found.push(`cut off: ${name(control)}`);
    if (control instanceof HTMLInputElement && control.placeholder && pen) {
      const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(control);
      pen.font = font;
      const room =
        clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd);
      const needed = pen.measureText(control.placeholder).width;
      if (needed > room + SLACK) found.push(`cut off: “${control.placeholder}”`);
    }
  }
  // What stays while the page scrolls lies on the rest by design.
  const scrolled = controls.filter((control) => {
    const bar = control.closest('header, footer');
    return !bar || getComputedStyle(bar).position !== 'sticky';
  });
  const areOver = (a: DOMRect, b: DOMRect) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK;
  // A link in running text has a box on each of its lines.
  const boxes = scrolled.map((control) => [...control.getClientRects()]);
  for (const [at, one] of scrolled.entries()) {
    for (const [other, control] of scrolled.entries()) {
      if (other <= at) continue;
      const isOver = boxes[at]?.some((a) => boxes[other]?.some((b) => areOver(a, b)));
      if (isOver) found.push(`overlap: ${name(one)}, ${name(control)}`);
    }
  }
  return found;
}
