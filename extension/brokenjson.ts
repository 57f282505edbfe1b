// Where a text stops being JSON. Browsers do not all say, and each in its own words.

export interface Spot {
  /** Both counted from 1. */
  line: number;
  column: number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has none in its strings.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const SIMPLE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/** The first place where `text` cannot go on as JSON, or `undefined` when it is JSON. */
export function brokenAt(text: string): Spot | undefined {
  const at = firstWrong(text);
  if (at === undefined) return undefined;
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function firstWrong(text: string): number | undefined {
  let at = 0;
  const take = (form: RegExp) => {
    form.lastIndex = at;
    const isThere = form.test(text);
    if (isThere) at = form.lastIndex;
    return isThere;
  };
  const takeSign = (sign: string) => {
    take(SPACE);
    if (text[at] !== sign) return false;
    at++;
    return true;
  };
  const takeKey = () => {
    take(SPACE);
    return take(STRING) && takeSign(':');
  };
  // What is open, innermost last, as the sign that closes it.
  const open: string[] = [];
  for (;;) {
    take(SPACE);
    if (takeSign('{')) {
      if (!takeSign('}')) {
        if (!takeKey()) return at;
        open.push('}');
        continue;
      }
    } else if (takeSign('[')) {
      if (!takeSign(']')) {
        open.push(']');
        continue;
      }
    } else if (!take(STRING) && !take(SIMPLE)) return at;
    // A value has ended, and with it perhaps what it stands in.
    for (let close = open.at(-1); close && takeSign(close); close = open.at(-1)) open.pop();
    take(SPACE);
    const close = open.at(-1);
    if (!close) return at < text.length ? at : undefined;
    if (!takeSign(',')) return at;
    if (close === '}' && !takeKey()) return at;
  }
}
