// Times the engine and what it is measured against, in V8. `cargo xtask bench engine` runs it.
//
//   node measure.mjs FOLDER [CONTENDER…]    FOLDER holds setup.json and the floor; prints JSON
//
// Seconds are the median of several runs after a warm-up.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { Engine, initSync } from '../extension/engine/caveat.js';

const [folder = '', ...only] = process.argv.slice(2);
const { texts, expressions } = JSON.parse(await readFile(join(folder, 'setup.json'), 'utf8'));
const floor = await import(pathToFileURL(join(folder, 'floor.js')));
floor.initSync({ module: await readFile(join(folder, 'floor_bg.wasm')) });
initSync({
  module: await readFile(new URL('../extension/engine/caveat_bg.wasm', import.meta.url)),
});
const engine = new Engine();

const patterns = [];
const refused = [];
for (const [id, source] of expressions) {
  try {
    patterns.push(new RegExp(source, 'gu'));
  } catch {
    refused.push(id);
  }
}

const ours = {
  copy: ({ whole }) => floor.copy(whole),
  tokenise: ({ whole }) => floor.tokeniseAndHash(whole),
  alone: ({ loaded }) => loaded.scan(),
  scan: ({ page }) => engine.scan(page),
  expressions: ({ page }) => {
    let found = 0;
    for (const { text } of page.blocks) {
      for (const pattern of patterns) for (const _ of text.matchAll(pattern)) found++;
    }
    return found;
  },
};
const contenders = Object.entries(only.length ? ours : { ...ours, ...(await peers()) });

// Of a megabyte, so much is enough for what would take minutes. Its time is taken for proportional
// to length, which favours it.
const SHARE = 1 / 128;
const results = [];
for (const [index, { name, page, bytes }] of texts.entries()) {
  const times = {};
  for (const [contender, run] of contenders) {
    if (only.length && !only.includes(contender)) continue;
    const isPeer = !(contender in ours);
    // What was made to be slow for us is no test of others.
    if (isPeer && index > 1) continue;
    const part = cut(page, bytes * (isPeer || contender === 'expressions' ? SHARE : 1));
    const whole = part.blocks.map(({ text }) => text).join('\n');
    const loaded = contender === 'alone' ? new floor.LoadedPage(part) : undefined;
    const share = Math.min(1, Buffer.byteLength(whole) / bytes);
    times[contender] = (await median(() => run({ page: part, whole, loaded }))) / share;
    loaded?.free();
  }
  results.push({ name, bytes, times });
}
console.log(JSON.stringify({ results, refused }));
// harper.js keeps a timer.
process.exit(0);

async function peers() {
  const { Dialect, LocalLinter, binary } = await import('harper.js');
  const { default: english } = await import('retext-english');
  const { default: intensify } = await import('retext-intensify');
  const { default: stringify } = await import('retext-stringify');
  const { unified } = await import('unified');
  const hedges = unified().use(english).use(intensify).use(stringify);
  const linter = new LocalLinter({ binary, dialect: Dialect.American });
  await linter.setup();
  return {
    intensify: ({ whole }) => hedges.processSync(whole),
    harper: async ({ page }) => {
      for (const { text } of page.blocks) await linter.lint(text, { language: 'plaintext' });
    },
  };
}

/** The first blocks of `page`, up to so many bytes; the whole of one article. */
function cut(page, bytes) {
  let left = Math.max(bytes, 8_000);
  const blocks = [];
  for (const block of page.blocks) {
    if (left <= 0) break;
    const text = block.text.slice(0, left);
    blocks.push({ ...block, text });
    left -= Buffer.byteLength(text);
  }
  return { ...page, blocks };
}

async function median(run) {
  const times = [];
  let spent = 0;
  for (let runs = 0; runs < 4 || (spent < 400 && runs < 400); runs++) {
    const start = performance.now();
    await run();
    const took = performance.now() - start;
    spent += took;
    // One run of something this slow says enough.
    if (took > 3_000) return took / 1_000;
    if (runs > 0) times.push(took);
  }
  times.sort((a, b) => a - b);
  return (times[times.length >> 1] ?? 0) / 1_000;
}
