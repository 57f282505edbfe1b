// Draws every icon at the sizes that stores and toolbars need: `npm run icons`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

const STORE_SIZES = [16, 32, 48, 96, 128];
const TOOLBAR_SIZES = [16, 32];

/** Each drawing, and where its PNGs go. `icon` doubles as the toolbar's "on". */
const DRAWINGS = [
  { name: 'icon', folder: 'icon', sizes: STORE_SIZES },
  { name: 'nothing', folder: 'toolbar/nothing', sizes: TOOLBAR_SIZES },
  { name: 'off', folder: 'toolbar/off', sizes: TOOLBAR_SIZES },
  { name: 'permission', folder: 'toolbar/permission', sizes: TOOLBAR_SIZES },
];

for (const { name, folder, sizes } of DRAWINGS) {
  const svg = readFileSync(new URL(`${name}.svg`, import.meta.url));
  const target = new URL(`../public/${folder}/`, import.meta.url);
  mkdirSync(fileURLToPath(target), { recursive: true });
  for (const size of sizes) {
    const png = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
    writeFileSync(new URL(`${size}.png`, target), png);
  }
}
