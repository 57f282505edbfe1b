// One walk over the rendered tree (shadow roots, slots and frames of the same site included), in slices.
// It asks the browser for styles only where a tag does not tell, never for layout, and changes nothing.
// It passes over the parts that its memory holds: they have not changed since they were read.
import type { Region } from '../engine/caveat';
import { Draft, type Link, type TextBlock } from './block';
import { type Box, isFolded, noteBlocks } from './box';
import { displayOf, isSpokenOnly, keepsLines, standsAlone } from './display';
import {
  beginsWithBox,
  holdsArticle,
  isInline,
  LEFT_OUT,
  LEFT_OUT_SELECTOR,
  regionOf,
  roleOf,
  SPOKEN_SELECTOR,
} from './elements';
import type { BlockPlace, Found, PageMemory, ShadowRootOf } from './gathered';
import { isVisible } from './memory';
import {
  contains,
  ELEMENT,
  findAll,
  findFirst,
  firstChildOf,
  getAttribute,
  isBlank,
  kindOf,
  matches,
  nextOf,
  rootOf,
  shadowOf,
  TEXT,
  tagOf,
} from './nodes';
import type { Root } from './root';
import type { Slices } from './slices';
import { nameWords, targetWords } from './words';

/** More nodes than any article has; a page that grows while it is read must end somewhere. */
const MOST_NODES = 400_000;
/** How many nodes are read between two looks at the clock. */
const NODES_BETWEEN_LOOKS = 32;
const WORD = /[\p{L}\p{N}]/u;
/** An empty line between text: a paragraph's end where white space is kept. */
const BLANK_LINE = /\S[^\S\n]*\n[^\S\n]*\n\s*\S/;

/** An open element or root: whose children are being read. */
interface Open {
  node: Node;
  /** The children, where they are not simply the node's own. */
  slotted: readonly Node[] | null;
  index: number;
  next: Node | null;
  box: Box | null;
  /** The link that was open before this element, if it opened one. */
  outerLink: Link | null | undefined;
  /** How much had been read before this element. */
  before: { blocks: number; fields: number; trees: number };
}

export class Walk {
  private readonly blocks: TextBlock[] = [];
  private readonly places: BlockPlace[] = [];
  private readonly roots: Root[] = [];
  private readonly leftOut = new Set<Element>();
  private readonly aria = new Map<Element, string>();
  private readonly visible = new Map<Element, boolean>();
  private readonly stack: Open[] = [];
  private readonly ownHost: string;
  /** The region of what is in no region of its own. */
  private outside: Region = 'main';
  private box: Box | null = null;
  private link: Link | null = null;
  private draft: Draft | null = null;
  /** Text fields found so far. */
  private fields = 0;
  /** Slots and shadow roots entered so far. */
  private trees = 0;

  constructor(
    private readonly document: Document,
    private readonly shadowRootOf: ShadowRootOf,
    private readonly memory: PageMemory,
  ) {
    this.ownHost = document.location?.hostname ?? '';
  }

  async read(root: Element, slices: Slices): Promise<void> {
    this.enterRoot(this.document);
    // Where one `<main>` holds the article, what stands outside stands beside it.
    const mains = this.document.querySelectorAll('main,[role="main"]');
    const main = mains.length === 1 ? mains[0] : undefined;
    if (main && findFirst(main, 'h1,article') && !contains(main, root)) this.outside = 'aside';
    await this.walk(root, slices);
  }

  async readInside(box: Box, element: Element, slices: Slices): Promise<void> {
    this.box = box;
    this.note((selector) => findAll(element, selector));
    const role = getAttribute(element, 'role');
    if (role !== null) this.aria.set(element, role);
    if (!matches(element, LEFT_OUT_SELECTOR) && !isSpokenOnly(element)) {
      await this.walk(element, slices);
    }
  }

  private async walk(root: Element, slices: Slices): Promise<void> {
    this.enterElement(root, tagOf(root));
    for (let nodes = 1; this.stack.length > 0 && nodes < MOST_NODES; nodes++) {
      this.step();
      if (nodes % NODES_BETWEEN_LOOKS === 0 && slices.over) await slices.pause();
    }
    this.finishBlock();
  }

  get found(): Found {
    const { blocks, places, roots } = this;
    return { blocks, places, roots };
  }

  private step(): void {
    const open = this.stack[this.stack.length - 1];
    if (!open) return;
    let node: Node | null;
    if (open.slotted) {
      node = open.slotted[open.index++] ?? null;
    } else {
      node = open.next;
      if (node) open.next = nextOf(node);
    }
    if (!node) {
      this.stack.pop();
      this.leave(open);
      return;
    }
    const kind = kindOf(node);
    if (kind === TEXT) this.readText(node as Text);
    else if (kind === ELEMENT) {
      const element = node as Element;
      const tag = tagOf(element);
      if (tag === 'br' || tag === 'hr') this.finishBlock();
      else if (tag === 'input' || tag === 'textarea') this.readField(element, tag);
      else if (tag === 'iframe' && this.enterFrame(element as HTMLIFrameElement)) return;
      else if (LEFT_OUT.has(tag) || this.leftOut.has(element)) this.draft?.fold.cut();
      else this.enterElement(element, tag);
    }
  }

  private enterRoot(root: Root): void {
    this.roots.push(root);
    this.trees++;
    this.note((selector) => root.querySelectorAll(selector));
  }

  /** Finds in a query each what only an attribute tells. */
  private note(all: (selector: string) => NodeListOf<Element>): void {
    for (const element of all(LEFT_OUT_SELECTOR)) this.leftOut.add(element);
    for (const element of all(SPOKEN_SELECTOR)) {
      if (isSpokenOnly(element)) this.leftOut.add(element);
    }
    for (const element of all('[role]')) {
      this.aria.set(element, getAttribute(element, 'role') ?? '');
    }
  }

  /** Goes on in a frame, if it is one that the page's own scripts could read and holds text. */
  private enterFrame(frame: HTMLIFrameElement): boolean {
    const inside = frame.contentDocument;
    const body = inside?.body;
    if (!body || !WORD.test(body.textContent ?? '') || this.leftOut.has(frame)) return false;
    if (!isVisible(frame)) return false;
    this.finishBlock();
    this.enterRoot(inside);
    this.enterElement(body, 'body');
    // Posts, forms and advertisements; only now and then it is the article.
    if (this.box && !holdsArticle(body)) this.box.region = 'aside';
    return true;
  }

  private enterElement(element: Element, tag: string): void {
    const aria = this.aria.get(element) ?? null;
    let isBox = !isInline(tag) || beginsWithBox(element, tag);
    if (!isBox && standsAlone(element)) {
      const display = displayOf(element, tag);
      if (display === 'none') {
        this.memory.unseen.add(element);
        this.draft?.fold.cut();
        return;
      }
      isBox = display === 'block';
    }
    if (isBox) {
      this.finishBlock();
      if (this.remember(element)) return;
    }
    const before = { blocks: this.blocks.length, fields: this.fields, trees: this.trees };
    const outerLink = this.link;
    const isLink = (tag === 'a' && element.hasAttribute('href')) || tag === 'button';
    if (isLink) {
      const target = element.getAttribute(tag === 'a' ? 'href' : 'formaction') ?? '';
      this.link = { target: targetWords(target, this.ownHost) };
    }
    const box = isBox ? this.enterBox(element, tag, aria) : null;
    const shadow = this.shadowIn(element, tag, isBox);
    if (shadow) this.enterRoot(shadow);
    const slotted = tag === 'slot' ? slottedNodes(element as HTMLSlotElement) : null;
    if (slotted) this.trees++;
    this.stack.push({
      node: element,
      slotted,
      index: 0,
      next: firstChildOf(shadow ?? element),
      box,
      outerLink: isLink ? outerLink : undefined,
      before,
    });
  }

  /** Asking the browser for a closed root takes its time, and so only those are asked that may well have one:
   * elements of the page's own kind, and boxes in which there is nothing. */
  private shadowIn(element: Element, tag: string, isBox: boolean): ShadowRoot | null {
    if (tag.includes('-') || (isBox && !firstChildOf(element))) return this.shadowRootOf(element);
    return isBox ? shadowOf(element) : null;
  }

  /** Takes over what is known of `element`, if it is known and stands as it stood. */
  private remember(element: Element): boolean {
    const part = this.memory.of(element);
    const { box: parent } = this;
    if (!part || !parent || this.link) return false;
    const { box, around } = part;
    if (parent.role !== around.role || parent.region !== around.region) return false;
    if (parent.inArticle !== around.inArticle) return false;
    if (isFolded(parent, element, box.tag) !== box.folded) return false;
    box.parent = parent;
    for (const block of part.blocks) this.blocks.push(block);
    for (const place of part.places) this.places.push(place);
    if (part.blocks.length > 0) noteBlocks(parent);
    if (part.hasFields) this.noteField(parent);
    if (box.form && !box.holdsBlocks) parent.form = true;
    return true;
  }

  private enterBox(element: Element, tag: string, aria: string | null): Box {
    const parent = this.box;
    const classAndId = `${getAttribute(element, 'class') ?? ''} ${getAttribute(element, 'id') ?? ''}`;
    const names = nameWords(classAndId, getAttribute(element, 'data-component'));
    const inArticle =
      (parent?.inArticle ?? false) || tag === 'article' || tag === 'main' || aria === 'main';
    const around = parent?.region ?? this.outside;
    const box: Box = {
      element,
      parent,
      tag,
      role: roleOf(tag, aria, parent?.role ?? 'paragraph'),
      region: regionOf(element, tag, aria, classAndId, inArticle) ?? around,
      names,
      aria,
      inArticle,
      folded: isFolded(parent, element, tag),
      form: false,
      holdsBlocks: false,
    };
    this.box = box;
    return box;
  }

  private leave(open: Open): void {
    if (open.outerLink !== undefined) this.link = open.outerLink;
    const { box, before } = open;
    if (!box) return;
    this.finishBlock();
    const { parent } = box;
    this.box = parent;
    if (!parent) return;
    // A box that held no text is no container: what it tells goes to the one around it.
    if (box.form && !box.holdsBlocks) parent.form = true;
    if (this.link || rootOf(box.element) !== this.document) return;
    this.memory.boxes.set(box.element, box);
    // In a shadow tree what is slotted can change without a change in the box.
    if (this.trees !== before.trees) return;
    this.memory.keep(box.element, {
      box,
      blocks: this.blocks.slice(before.blocks),
      places: this.places.slice(before.blocks),
      hasFields: this.fields > before.fields,
      around: { role: parent.role, region: parent.region, inArticle: parent.inArticle },
    });
  }

  private readField(element: Element, tag: string): void {
    const type = tag === 'textarea' ? 'text' : (element.getAttribute('type') ?? 'text');
    if (!/^(text|email|tel|url)$/i.test(type)) return;
    if (!this.box) return;
    this.box.form = true;
    this.noteField(this.box);
  }

  private noteField(inside: Box): void {
    this.fields++;
    for (let box: Box | null = inside; box; box = box.parent)
      if (box.tag === 'form') box.form = true;
  }

  private readText(node: Text): void {
    if (!this.draft && isBlank(node)) return;
    if (!BLANK_LINE.test(node.data) || !this.box || !keepsLines(this.box.element)) {
      this.append(node, 0, node.data.length);
      return;
    }
    let start = 0;
    for (const line of node.data.matchAll(/\n[^\S\n]*\n/g)) {
      this.append(node, start, line.index);
      this.finishBlock();
      start = line.index + line[0].length;
    }
    this.append(node, start, node.data.length);
  }

  private append(node: Text, start: number, end: number): void {
    if (!this.box) return;
    this.draft ??= new Draft(this.box);
    this.draft.append(node, start, end, this.link);
  }

  private finishBlock(): void {
    const { draft } = this;
    if (!draft) return;
    this.draft = null;
    const { box, fold } = draft;
    fold.finish();
    if (!WORD.test(fold.text) || !this.isReadable(box)) return;
    this.blocks.push(draft.block);
    this.places.push({ box, runs: fold.runs });
    if (box.parent) noteBlocks(box.parent);
  }

  /** Whether readers see the box, or saw it before it was folded away. */
  private isReadable({ element, folded }: Box): boolean {
    if (folded) return !this.memory.unseen.has(element);
    let visible = this.visible.get(element);
    if (visible === undefined) {
      visible = isVisible(element);
      this.visible.set(element, visible);
      if (visible) this.memory.unseen.delete(element);
      else this.memory.unseen.add(element);
    }
    return visible;
  }
}

function slottedNodes(slot: HTMLSlotElement): readonly Node[] | null {
  const nodes = slot.assignedNodes();
  return nodes.length > 0 ? nodes : null;
}
