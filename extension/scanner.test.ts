import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import initEngine, { type InitOutput, type Page } from './engine/caveat.js';
import { Scanner } from './scanner';

const program = readFileSync(new URL('./engine/caveat_bg.wasm', import.meta.url));
const page: Page = {
  title: 'Audit',
  blocks: [{ text: 'Two people familiar with the audit said it had found nothing.' }],
};

test('an engine that was made ready scans as one that was not', async () => {
  const scanner = () => new Scanner(() => initEngine({ module_or_path: program }));
  const ready = scanner();
  await ready.prepare();
  expect(await ready.scan(page, [])).toEqual(await scanner().scan(page, []));
});

test('after a trap in the engine the next page is scanned by a sound one', async () => {
  let running: InitOutput | undefined;
  const scanner = new Scanner(async () => {
    running = await initEngine({ module_or_path: program });
  });
  const { findings } = await scanner.scan(page, []);
  expect(findings).toHaveLength(1);

  if (running) new Uint8Array(running.memory.buffer).fill(0xff);
  await expect(scanner.scan(page, [])).rejects.toThrow(WebAssembly.RuntimeError);
  expect((await scanner.scan(page, [])).findings).toEqual(findings);
});
