// Settings as earlier versions of Caveat stored them, brought to the present form step by step.
import { PRESETS } from './looks';

/** Stored settings of whatever version, not looked into yet. */
export type Stored = Record<string, unknown>;

export const VERSION = 2;

/** From each version to the next. A step only moves and adds: whether the values are as they must be
 * is looked at afterwards. */
const STEPS: Readonly<Record<number, (old: Stored) => Stored>> = {
  // The first settings of version 1 knew nothing of folded appeals.
  1: (old) => ({ collapse_appeals: false, ...old, own_rules: [], looks: PRESETS.standard }),
};

/** `stored` in the present version; `undefined` when it is of none that is known here. */
export function migrated(stored: Stored): Stored | undefined {
  let { version } = stored;
  let now = stored;
  while (version !== VERSION) {
    const step = typeof version === 'number' ? STEPS[version] : undefined;
    if (!step || typeof version !== 'number') return undefined;
    now = step(now);
    version += 1;
  }
  return { ...now, version: VERSION };
}

/** Whether a newer Caveat wrote it. */
export function isNewer({ version }: Stored): boolean {
  return typeof version === 'number' && version > VERSION;
}
