// What stands around a mark's words, with an ellipsis where the block has more.
import type { Mark } from '../../protocol';

export function beforeOf({ before, cut }: Mark): string {
  return cut.before ? `… ${before}` : before;
}

export function afterOf({ after, cut }: Mark): string {
  return cut.after ? `${after} …` : after;
}
