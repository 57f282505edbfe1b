// A file of settings: what in it is wrong, what it would change, and how it goes together with the
// settings there are. Pure: words and buttons are elsewhere.
import { brokenAt, type Spot } from './brokenjson';
import type { Kind, SubKind } from './engine/caveat';
import { KIND_OF, KINDS } from './kinds';
import { isSame } from './plain';
import { defaultSettings, type OwnRule, parseSettings, type Settings } from './settings';

/** The settings in a file, or why there are none. `field` is a path, as in `allowed[2]`. */
export type FromFile =
  | { ok: true; settings: Settings }
  | { ok: false; why: 'json'; at: Spot }
  | { ok: false; why: 'newer' | 'foreign' }
  | { ok: false; why: 'field'; field: string };

/** What a file would change. */
export interface Changes {
  /** Switches that would be turned, and which way. */
  switches: { name: Kind | SubKind | 'badge' | 'collapse'; on: boolean }[];
  strength?: Settings['strength'];
  looks: boolean;
  lists: ListChange[];
}

/** How the entries of a list differ. Rules are told apart by their names. */
export interface ListChange {
  list: 'allowed' | 'never' | 'own_rules';
  /** Only in the file. */
  added: number;
  /** In both, and another rule in the file. */
  changed: number;
  /** Only here: they stay when both are merged, and go when the file replaces all. */
  missing: number;
}

export function readFile(text: string): FromFile {
  const at = brokenAt(text);
  if (at) return { ok: false, why: 'json', at };
  const value: unknown = JSON.parse(text);
  const parsed = parseSettings(value);
  if (parsed.ok) return parsed;
  if (parsed.newer) return { ok: false, why: 'newer' };
  if (parsed.field === 'version') return { ok: false, why: 'foreign' };
  const held = (value as Record<string, unknown>)[parsed.field];
  return { ok: false, why: 'field', field: `${parsed.field}${within(parsed.field, held)}` };
}

/** Where in the field the first wrong part is; empty when the field is wrong as a whole. */
function within(field: string, value: unknown): string {
  const settings: Record<string, unknown> = { ...defaultSettings() };
  const isRight = (part: unknown) => parseSettings({ ...settings, [field]: part }).ok;
  if (Array.isArray(value)) {
    const at = value.findIndex((entry) => !isRight([entry]));
    return at < 0 ? '' : `[${at}]`;
  }
  if (typeof value !== 'object' || value === null) return '';
  const whole = settings[field] as object;
  const parts = Object.keys(whole).map((key) => [key, (value as Record<string, unknown>)[key]]);
  const wrong = parts.find(([key, part]) => !isRight({ ...whole, [key as string]: part }));
  return wrong ? `.${wrong[0]}` : '';
}

export function changesBy(file: Settings, now: Settings): Changes {
  const kinds = KINDS.filter((kind) => file.kinds[kind] !== now.kinds[kind]);
  const isOff = ({ sub_kinds_off }: Settings, name: SubKind) => sub_kinds_off.includes(name);
  const subKinds = (Object.keys(KIND_OF) as SubKind[]).filter(
    (name) => isOff(file, name) !== isOff(now, name),
  );
  const lists = [
    { list: 'allowed' as const, ...texts(file.allowed, now.allowed) },
    { list: 'never' as const, ...texts(file.never, now.never) },
    { list: 'own_rules' as const, ...rules(file.own_rules, now.own_rules) },
  ];
  return {
    switches: [
      ...kinds.map((name) => ({ name, on: file.kinds[name] })),
      ...subKinds.map((name) => ({ name, on: !isOff(file, name) })),
      ...(file.collapse_appeals === now.collapse_appeals
        ? []
        : [{ name: 'collapse' as const, on: file.collapse_appeals }]),
      ...(file.badge === now.badge ? [] : [{ name: 'badge' as const, on: file.badge }]),
    ],
    ...(file.strength !== now.strength && { strength: file.strength }),
    looks: !isSame(file.looks, now.looks),
    lists: lists.filter(({ added, changed, missing }) => added + changed + missing > 0),
  };
}

export function isNothing({ switches, strength, looks, lists }: Changes): boolean {
  return switches.length === 0 && !strength && !looks && lists.length === 0;
}

/** The choices of the file with the lists of both; `undefined` when together they are too long. */
export function merged(file: Settings, now: Settings): Settings | undefined {
  const named = new Map([...now.own_rules, ...file.own_rules].map((rule) => [rule.name, rule]));
  const both = {
    ...file,
    allowed: [...new Set([...now.allowed, ...file.allowed])],
    never: [...new Set([...now.never, ...file.never])],
    own_rules: [...named.values()],
  };
  return parseSettings(both).ok ? both : undefined;
}

function texts(file: string[], now: string[]) {
  return {
    added: file.filter((entry) => !now.includes(entry)).length,
    changed: 0,
    missing: now.filter((entry) => !file.includes(entry)).length,
  };
}

function rules(file: OwnRule[], now: OwnRule[]) {
  const held = new Map(now.map((rule) => [rule.name, rule]));
  const names = texts(
    file.map(({ name }) => name),
    [...held.keys()],
  );
  const isOther = (rule: OwnRule) => held.has(rule.name) && !isSame(held.get(rule.name), rule);
  return { ...names, changed: file.filter(isOther).length };
}
