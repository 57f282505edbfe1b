// A background that is in trouble on some pages.
import { fileOf } from './installed.js';
import type { BrowserName } from './session.js';

/** On this page it never answers. */
export const NEVER_ANSWERED = 'interview';
/** On this one it answers that the engine failed. */
export const FAILED = 'folded';

/** The extension's files that differ. */
export function inTrouble(browser: BrowserName): Record<string, string> {
  return { 'background.js': IN_TROUBLE + fileOf(browser, 'background.js') };
}

/** Runs in the background before its own script. */
const IN_TROUBLE = `{
  const { onMessage } = (globalThis.browser ?? chrome).runtime;
  const { addListener } = onMessage;
  onMessage.addListener = (listener) =>
    addListener.call(onMessage, (message, sender, answer) => {
      const { url = '' } = sender;
      if (message.type !== 'scan') return listener(message, sender, answer);
      if (url.endsWith('/${NEVER_ANSWERED}')) return true;
      if (!url.endsWith('/${FAILED}')) return listener(message, sender, answer);
      answer({ ok: false, error: '' });
      return true;
    });
}
`;
