// The blocks of a page as columns. A string or an array crosses into WebAssembly at once, where
// thousands of objects would cross field by field and take as long as the whole scan.

/**
 * One column for each field of the blocks of a page, and the rest of the page; strings stand behind
 * each other, with a NUL between two. Throws a TypeError that names the field where it does not have the shape of a Page.
 */
export function columns({ blocks = [], ...rest }) {
  if (!Array.isArray(blocks)) throw new TypeError('page.blocks is not an array');
  return {
    rest,
    texts: strings(blocks, 'text'),
    roles: strings(blocks, 'role'),
    regions: strings(blocks, 'region'),
    containers: Int32Array.from(numbers(blocks, 'container', -1)),
    linkShares: Float32Array.from(numbers(blocks, 'link_share', 0)),
    targets: strings(blocks, 'targets'),
    names: strings(blocks, 'names'),
  };
}

function strings(blocks, field) {
  const of = (block, index) => {
    const value = block?.[field] ?? '';
    if (typeof value !== 'string') throw wrong(index, field, 'a string');
    // Of the same length, so that offsets hold.
    return value.includes('\0') ? value.replaceAll('\0', ' ') : value;
  };
  return blocks.map(of).join('\0');
}

function numbers(blocks, field, missing) {
  return blocks.map((block, index) => {
    const value = block[field] ?? missing;
    if (typeof value !== 'number') throw wrong(index, field, 'a number');
    return value;
  });
}

function wrong(index, field, wanted) {
  return new TypeError(`page.blocks[${index}].${field} is not ${wanted}`);
}
