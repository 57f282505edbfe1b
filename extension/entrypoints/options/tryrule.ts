// Tries a rule of the reader's on a text, with the engine that also reads the pages.
import { browser } from 'wxt/browser';
import type { OwnFinding, OwnRule, OwnRuleError } from '../../engine/caveat.js';
import initEngine, { Engine } from '../../engine/caveat.js';

export type Tried = { ok: true; found: OwnFinding[] } | { ok: false; error: OwnRuleError };

export async function tryRule(rule: OwnRule, text: string): Promise<Tried> {
  await initEngine({ module_or_path: browser.runtime.getURL('/caveat_bg.wasm') });
  const error = Engine.check(rule);
  if (error) return { ok: false, error };
  const engine = Engine.withOwnRules([rule]);
  const { own } = engine.scan({ lang: 'en', blocks: [{ text }] });
  engine.free();
  return { ok: true, found: own };
}
