import { afterEach, expect, test, vi } from 'vitest';
import { putUpMenu } from './menu';

const fake = vi.hoisted(() => ({
  contextMenus: undefined as unknown,
  permissions: { contains: async () => true },
  i18n: { getMessage: () => 'text', getUILanguage: () => 'en' },
}));
vi.mock('wxt/browser', () => ({ browser: fake }));

function menus() {
  const items: string[] = [];
  const given = {
    onClicked: { addListener: () => {} },
    removeAll: (done: () => void) => done(),
    create: ({ id }: { id: string }) => items.push(id),
  };
  return { items, given };
}

afterEach(() => {
  vi.useRealTimers();
  fake.contextMenus = undefined;
});

test('a permission that is told of before its menus are there is waited for', async () => {
  vi.useFakeTimers();
  const { items, given } = menus();
  const up = putUpMenu();
  await vi.advanceTimersByTimeAsync(250);
  expect(items).toEqual([]);
  fake.contextMenus = given;
  await vi.advanceTimersByTimeAsync(250);
  await up;
  expect(items).toEqual(['page', 'selection', 'never']);
});

test('no menu is waited for that was not asked for', async () => {
  fake.permissions.contains = async () => false;
  await putUpMenu();
  expect(fake.contextMenus).toBeUndefined();
});
