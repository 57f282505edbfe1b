// What the engine is told of the reader's own rules.
import type { OwnRule as EngineRule } from './engine/caveat';
import { isSame } from './plain';
import type { OwnRule } from './settings';

/** The rules without what only their looks need. Rules that are switched off are looked for too, as
 * kinds are, so that switching them on acts at once. */
export function forEngine(rules: readonly OwnRule[]): EngineRule[] {
  return rules.map(({ name, pattern, is_regex }) => ({ name, pattern, is_regex }));
}

/** Whether the engine would find the same by both. */
export function areSame(a: readonly OwnRule[], b: readonly OwnRule[]): boolean {
  return isSame(forEngine(a), forEngine(b));
}
