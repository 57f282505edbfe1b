// A background that is in trouble, to stand in the place of the extension's own.

/** On this page it never answers. On any other it answers that the engine failed. */
export const NEVER_ANSWERED = 'interview';

export const IN_TROUBLE = {
  'background.js': `
    chrome.runtime.onInstalled.addListener(() => chrome.tabs.create({ url: '/welcome.html' }));
    chrome.runtime.onMessage.addListener(({ type }, { url }, answer) => {
      if (type !== 'scan') return false;
      if (!url.endsWith('/${NEVER_ANSWERED}')) answer({ ok: false, error: '' });
      return true;
    });
  `,
};
