// Tries a rule of the reader's on a text, with the engine that also reads the pages.
import type { OwnFinding, OwnRule, OwnRuleError } from '../../engine/caveat.js';
import { Engine } from '../../engine/caveat.js';
import { loadProgram } from '../../program';

export type Tried = { ok: true; found: OwnFinding[] } | { ok: false; error: OwnRuleError };

/** Why the engine does not take the rule; `undefined` if it does. */
export async function checkRule(rule: OwnRule): Promise<OwnRuleError | undefined> {
  await loadProgram();
  return Engine.check(rule);
}

export async function tryRule(rule: OwnRule, text: string): Promise<Tried> {
  const error = await checkRule(rule);
  if (error) return { ok: false, error };
  const engine = Engine.withOwnRules([rule]);
  const { own } = engine.scan({ lang: 'en', blocks: [{ text }] });
  engine.free();
  return { ok: true, found: own };
}
