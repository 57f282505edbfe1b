// Times a cold start of the engine in V8, as the background worker has it. `cargo xtask bench engine`
// runs it several times.
//
//   node start.mjs FOLDER    FOLDER holds setup.json; prints JSON, in milliseconds and bytes
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { Engine, initSync } from '../extension/engine/caveat.js';

const [folder = ''] = process.argv.slice(2);
const { texts } = JSON.parse(await readFile(join(folder, 'setup.json'), 'utf8'));
const module = await readFile(new URL('../extension/engine/caveat_bg.wasm', import.meta.url));

const start = performance.now();
const { memory } = initSync({ module });
const instantiated = performance.now();
const engine = new Engine();
const constructed = performance.now();
engine.scan(texts[0].page);
const reported = performance.now();

// Memory of a module never shrinks: what it has after the long articles is the most it had.
engine.scan(texts[1].page);
console.log(
  JSON.stringify({
    report: reported - start,
    construct: constructed - instantiated,
    memory: memory.buffer.byteLength,
    raw: module.length,
    gzipped: gzipSync(module, { level: 9 }).length,
  }),
);
