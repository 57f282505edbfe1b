// The extension API as scripts for the popup see it; both browsers have it under this name.
declare const chrome: typeof import('wxt/browser').browser;
