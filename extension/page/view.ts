// Where stretches of the page stand in its view, in px: those in frames too.

/** What of the window is in view: where fingers have zoomed in, less than all. */
export function viewBox(): DOMRect {
  const {
    offsetLeft = 0,
    offsetTop = 0,
    width = innerWidth,
    height = innerHeight,
  } = visualViewport ?? {};
  return new DOMRect(offsetLeft, offsetTop, width, height);
}

/** The box around a stretch, or `undefined` when the page has lost it. */
export function boxOf(range: Range): DOMRect | undefined {
  const document = documentIn(range);
  return document && inView(range.getBoundingClientRect(), document);
}

/** A box for each line, and for each element within. */
export function linesOf(range: Range): DOMRect[] {
  const document = documentIn(range);
  return document ? Array.from(range.getClientRects(), (box) => inView(box, document)) : [];
}

function documentIn({ startContainer, collapsed }: Range): Document | undefined {
  const { ownerDocument, isConnected } = startContainer;
  return isConnected && !collapsed && ownerDocument?.defaultView ? ownerDocument : undefined;
}

/** A box in a document's view as it stands in the view of the page: out of the frames one by one, each
 * of which may be drawn smaller or larger. */
export function inView(box: DOMRect, document: Document): DOMRect {
  let { x, y, width, height } = box;
  let frame = document.defaultView?.frameElement as HTMLElement | null | undefined;
  while (frame) {
    const outer = frame.getBoundingClientRect();
    const scale = outer.width / frame.offsetWidth || 1;
    x = outer.x + (frame.clientLeft + x) * scale;
    y = outer.y + (frame.clientTop + y) * scale;
    width *= scale;
    height *= scale;
    frame = frame.ownerDocument.defaultView?.frameElement as HTMLElement | null | undefined;
  }
  return new DOMRect(x, y, width, height);
}
