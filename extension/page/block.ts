// A block of text while it is being read: its text, where that stands, and how much of it is links.
import type { Block } from '../engine/caveat';
import type { Box } from './box';
import { Fold } from './fold';
import { joinWords } from './words';

export type TextBlock = Block & { text: string };

/** A link or button that is open. */
export interface Link {
  target: string;
}

/** Longer link text than on any button. */
const LONGEST_CONTROL = 80;

export class Draft {
  readonly fold = new Fold();
  private linkUnits = 0;
  private links = 0;
  private lastLink: Link | null = null;
  private targets = '';

  constructor(readonly box: Box) {}

  append(node: Text, start: number, end: number, link: Link | null): void {
    const units = this.fold.append(node, start, end);
    if (!link || units === 0) return;
    this.linkUnits += units;
    if (link === this.lastLink) return;
    this.lastLink = link;
    this.links++;
    this.targets = joinWords(this.targets, link.target);
  }

  /** The block, after `fold` was finished. */
  get block(): TextBlock {
    const { box, links, targets } = this;
    const { text } = this.fold;
    const linkShare = Math.min(1, this.linkUnits / text.length);
    const isControl =
      box.role === 'paragraph' && links === 1 && linkShare === 1 && text.length <= LONGEST_CONTROL;
    return {
      text,
      role: isControl ? 'control' : box.role,
      region: box.region,
      link_share: linkShare,
      targets,
      names: box.names,
    };
  }
}
