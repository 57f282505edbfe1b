// What crosses into WebAssembly, as columns. A string or an array crosses at once, where thousands of
// objects would cross field by field and take as long as the whole scan.
//
// A column of strings is one string, with a NUL between two. Each function throws a TypeError where what
// it is given does not have the shape that the types say, and names the field that has another type.

/** A page: its own fields, a column for each field of its containers, and for each of its blocks. */
export function pageColumns({ lang, title, site, signals, containers, blocks }) {
  return {
    lang: string(lang ?? undefined, 'page.lang'),
    title: string(title ?? '', 'page.title'),
    site: string(site ?? undefined, 'page.site'),
    signals: signals ? bits(signals) : undefined,
    ...containerColumns(array(containers ?? [], 'page.containers')),
    ...blockColumns(array(blocks ?? [], 'page.blocks')),
  };
}

/** The reader's own rules: a column for each field. */
export function ruleColumns(rules) {
  const names = [];
  const patterns = [];
  const areRegexes = new Uint8Array(array(rules, 'rules').length);
  rules.forEach((rule, at) => {
    names.push(cell(rule.name, 'rules', at, 'name'));
    patterns.push(cell(rule.pattern, 'rules', at, 'pattern'));
    areRegexes[at] = Number(Boolean(rule.is_regex));
  });
  return { names: names.join('\0'), patterns: patterns.join('\0'), areRegexes };
}

function bits({ declared_article, article_element, published, headline }) {
  const all = [declared_article, article_element, published, headline];
  return all.reduce((sum, is, bit) => sum | (is ? 1 << bit : 0), 0);
}

function containerColumns(containers) {
  const tags = [];
  const names = [];
  const parents = new Int32Array(containers.length);
  const forms = new Uint8Array(containers.length);
  containers.forEach((container, at) => {
    tags.push(cell(container.tag, 'page.containers', at, 'tag'));
    names.push(cell(container.names, 'page.containers', at, 'names'));
    parents[at] = number(container.parent ?? -1, 'page.containers', at, 'parent');
    forms[at] = Number(Boolean(container.form));
  });
  return { tags: tags.join('\0'), boxNames: names.join('\0'), parents, forms };
}

// Each field is read by its name, not by a variable's: that is several times as fast.
function blockColumns(blocks) {
  const texts = [];
  const roles = [];
  const regions = [];
  const targets = [];
  const names = [];
  const containers = new Int32Array(blocks.length);
  const linkShares = new Float32Array(blocks.length);
  blocks.forEach((block, at) => {
    texts.push(cell(block.text, 'page.blocks', at, 'text'));
    roles.push(cell(block.role, 'page.blocks', at, 'role'));
    regions.push(cell(block.region, 'page.blocks', at, 'region'));
    targets.push(cell(block.targets, 'page.blocks', at, 'targets'));
    names.push(cell(block.names, 'page.blocks', at, 'names'));
    containers[at] = number(block.container ?? -1, 'page.blocks', at, 'container');
    linkShares[at] = number(block.link_share ?? 0, 'page.blocks', at, 'link_share');
  });
  return {
    texts: texts.join('\0'),
    roles: roles.join('\0'),
    regions: regions.join('\0'),
    targets: targets.join('\0'),
    names: names.join('\0'),
    containers,
    linkShares,
  };
}

/** A string without NUL, of the same length, so that offsets hold. */
function cell(value, array, at, field) {
  const text = value ?? '';
  if (typeof text !== 'string') throw wrong(`${array}[${at}].${field}`, 'a string');
  return text.includes('\0') ? text.replaceAll('\0', ' ') : text;
}

function number(value, array, at, field) {
  if (typeof value === 'number') return value;
  throw wrong(`${array}[${at}].${field}`, 'a number');
}

function string(value, name) {
  if (value === undefined || typeof value === 'string') return value;
  throw wrong(name, 'a string');
}

function array(value, name) {
  if (Array.isArray(value)) return value;
  throw wrong(name, 'an array');
}

function wrong(name, wanted) {
  return new TypeError(`${name} is not ${wanted}`);
}
