// Tries a rule of the reader's on a text, with the engine that also reads the pages.
import type { OwnFinding, OwnRule, OwnRuleError } from '../../engine/caveat.js';
import { Engine } from '../../engine/caveat.js';
import { loadProgram } from '../../program';

export type Tried = { ok: true; found: OwnFinding[] } | { ok: false; error: OwnRuleError };

export async function tryRule(rule: OwnRule, text: string): Promise<Tried> {
  await loadProgram();
  const error = Engine.check(rule);
  if (error) return { ok: false, error };
  const engine = Engine.withOwnRules([rule]);
  const { own } = engine.scan({ lang: 'en', blocks: [{ text }] });
  engine.free();
  return { ok: true, found: own };
}
