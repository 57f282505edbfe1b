// Settings from a file: looked at first, then merged, put in place of those there are, or let be.
import { beforeEach, describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { clickOn } from './click.js';
import { BROWSERS, type Session } from './session.js';
import { openSettings } from './settings.js';

describe.each(BROWSERS)('%s', (browser) => {
  let session: Session;
  /** As a new reader has them, from the browser itself. */
  let first: Record<string, unknown>;

  browsing(browser, async (started) => {
    session = started;
    await openSettings(session);
    await clickOn(session, '#reset');
    await awaitText(session, '#said', 'The settings were reset.');
    first = await session.inPage(stored);
  });
  beforeEach(async () => {
    await session.inPage((settings) => chrome.storage.local.set({ settings }), {
      ...first,
      allowed: ['officials said', 'reports suggest'],
    });
    await openSettings(session);
  });

  const load = (text: string) => session.inPage(loadFile, text);
  const said = () => session.inPage(textOf, '#said');
  const another = () =>
    JSON.stringify({ ...first, badge: false, allowed: ['officials said', 'it is thought'] });

  test('what the file would change is told before anything is changed', async () => {
    const before = await session.inPage(stored);
    await load(another());
    await expect
      .poll(() => session.inPage(linesOf, '#changes li'))
      .toEqual([
        'Show the number of marks on the toolbar button: off',
        'Allowed phrases: 1 new, 0 changed, 1 not in the file',
      ]);
    expect(await session.inPage(focused)).toBe('preview-title');
    await clickOn(session, '#cancel');
    await expect.poll(() => session.inPage(isHidden, '#preview')).toBe(true);
    expect(await session.inPage(stored)).toEqual(before);
    expect(await session.inPage(focused)).toBe('load');
  });

  test('merged, the lists are united and the choices are those of the file; and it can be undone', async () => {
    const before = await session.inPage(stored);
    await load(another());
    await clickOn(session, '#merge');
    await expect.poll(said).toBe('The settings were loaded.');
    expect(await session.inPage(stored)).toMatchObject({
      badge: false,
      allowed: ['officials said', 'reports suggest', 'it is thought'],
    });
    await clickOn(session, '#undo');
    await expect.poll(said).toBe('Everything is as before.');
    expect(await session.inPage(stored)).toEqual(before);
  });

  test('replaced, everything is as in the file', async () => {
    await load(another());
    await clickOn(session, '#replace');
    await expect.poll(said).toBe('The settings were loaded.');
    expect(await session.inPage(stored)).toEqual(JSON.parse(another()));
  });

  test.each([
    ['{"version": 1,\n  "badge" true}', 'line 2, column 11'],
    [JSON.stringify({ hello: 'world' }), 'not a settings file'],
    ['bad entry', '“allowed[1]”'],
  ])('a bad file changes nothing and says where it is wrong: %s', async (text, where) => {
    const before = await session.inPage(stored);
    await load(text === 'bad entry' ? JSON.stringify({ ...first, allowed: ['a', ''] }) : text);
    await expect.poll(said).toContain(where);
    expect(await said()).toContain('Nothing was changed');
    expect(await session.inPage(isHidden, '#preview')).toBe(true);
    expect(await session.inPage(stored)).toEqual(before);
  });

  test('a file with a rule that cannot be used changes nothing and says what is wrong with it', async () => {
    const before = await session.inPage(stored);
    const rule = { name: 'Brackets', pattern: 'a(b', is_regex: true, colour: 'red', on: true };
    await load(JSON.stringify({ ...first, own_rules: [rule] }));
    await expect.poll(said).toContain('“own_rules[0]”');
    expect(await said()).toContain('character 2');
    expect(await session.inPage(isHidden, '#preview')).toBe(true);
    expect(await session.inPage(stored)).toEqual(before);
  });

  test('a file with what is there already says so', async () => {
    await load(JSON.stringify(await session.inPage(stored)));
    await expect.poll(said).toBe('The file holds what you have already.');
  });
});

async function awaitText(session: Session, selector: string, text: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if ((await session.inPage(textOf, selector)) === text) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${selector} never said “${text}”`);
}

// All below run in the settings.

async function stored(): Promise<Record<string, unknown>> {
  return (await chrome.storage.local.get<Record<string, Record<string, unknown>>>('settings'))
    .settings as Record<string, unknown>;
}

/** As if the reader had chosen a file with this text. */
function loadFile(text: string): void {
  const input = document.querySelector<HTMLInputElement>('#file');
  const chosen = new DataTransfer();
  chosen.items.add(new File([text], 'caveat-settings.json', { type: 'application/json' }));
  if (!input) throw new Error('no input');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
}

function textOf(selector: string): string {
  return document.querySelector(selector)?.textContent ?? '';
}

function linesOf(selector: string): string[] {
  return [...document.querySelectorAll(selector)].map((line) => line.textContent ?? '');
}

function isHidden(selector: string): boolean {
  return document.querySelector(selector)?.checkVisibility() !== true;
}

function focused(): string {
  return document.activeElement?.id ?? '';
}
