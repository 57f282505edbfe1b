// What crosses into WebAssembly, as columns. A string or an array crosses at once, where thousands of
// objects would cross field by field and take as long as the whole scan.
//
// A column of strings is one string, with a NUL between two. Each function throws a TypeError that names
// the field where what it is given does not have the shape that the types say.

/** A page: its own fields, a column for each field of its containers, and for each of its blocks. */
export function pageColumns({ lang, title, site, signals, containers = [], blocks = [] }) {
  const boxes = array(containers, 'page.containers');
  const texts = array(blocks, 'page.blocks');
  return {
    lang: string(lang ?? undefined, 'page.lang'),
    title: string(title ?? '', 'page.title'),
    site: string(site ?? undefined, 'page.site'),
    signals: signals ? bits(signals) : undefined,
    parents: Int32Array.from(boxes.all('parent', number, -1)),
    tags: boxes.strings('tag'),
    boxNames: boxes.strings('names'),
    forms: Uint8Array.from(boxes.all('form', Boolean, false)),
    texts: texts.strings('text'),
    roles: texts.strings('role'),
    regions: texts.strings('region'),
    containers: Int32Array.from(texts.all('container', number, -1)),
    linkShares: Float32Array.from(texts.all('link_share', number, 0)),
    targets: texts.strings('targets'),
    names: texts.strings('names'),
  };
}

/** The reader's own rules: a column for each field. */
export function ruleColumns(rules) {
  const { strings, all } = array(rules, 'rules');
  return {
    names: strings('name'),
    patterns: strings('pattern'),
    areRegexes: Uint8Array.from(all('is_regex', Boolean, false)),
  };
}

function bits({ declared_article, article_element, published, headline }) {
  const all = [declared_article, article_element, published, headline];
  return all.reduce((sum, is, bit) => sum | (is ? 1 << bit : 0), 0);
}

/** Access to the fields of an array's objects; `name` is what errors call it. */
function array(objects, name) {
  if (!Array.isArray(objects)) throw new TypeError(`${name} is not an array`);
  const all = (field, as, missing) =>
    objects.map((object, index) =>
      as(object?.[field] ?? missing, () => `${name}[${index}].${field}`),
    );
  const strings = (field) => all(field, column, '').join('\0');
  return { all, strings };
}

/** Of the same length, so that offsets hold. */
function column(value, name) {
  const text = string(value, name);
  return text.includes('\0') ? text.replaceAll('\0', ' ') : text;
}

function string(value, name) {
  if (value === undefined || typeof value === 'string') return value;
  throw wrong(name, 'a string');
}

function number(value, name) {
  if (typeof value === 'number') return value;
  throw wrong(name, 'a number');
}

function wrong(name, wanted) {
  return new TypeError(`${typeof name === 'string' ? name : name()} is not ${wanted}`);
}
