// What the reader chose: which settings there are, as at first, and read from storage or a file. Pure.
import type { OwnRule as EngineRule, Kind, SubKind } from './engine/caveat';
import { isSubKind, KINDS } from './kinds';
import { type Colour, isColour, isLine, type Look, type Looks, PRESETS } from './looks';
import { isNewer, migrated, VERSION } from './migrations';
import { isRecord } from './plain';

/** A rule the reader wrote, as the engine takes it, and how it is shown. */
export interface OwnRule extends EngineRule {
  colour: Colour;
  /** Whether what it finds is shown. */
  on: boolean;
}

export interface Settings {
  version: typeof VERSION;
  /** Which kinds are marked. */
  kinds: Record<Kind, boolean>;
  /** Sub-kinds that are not marked though their kind is. */
  sub_kinds_off: SubKind[];
  /** `balanced` shows strong marks only, `everything` the weak ones too. */
  strength: 'balanced' | 'everything';
  /** Whether the toolbar button carries the number of marks. */
  badge: boolean;
  /** Whether appeals are folded to one line. */
  collapse_appeals: boolean;
  /** Phrases whose words are never marked. */
  allowed: string[];
  /** Host names where Caveat does not run by itself, though it may. */
  never: string[];
  /** The reader's own rules. No two have the same name. */
  own_rules: OwnRule[];
  /** The colour and the line of each kind. */
  looks: Looks;
}

/** Settings that were read, or the name of the first field that is not as it must be; `newer` when
 * that is because a newer Caveat wrote them. */
export type Parsed = { ok: true; settings: Settings } | { ok: false; field: string; newer?: true };

/** What a list of phrases or sites may hold: enough for any reader, too little to slow a page. */
const LONGEST_LIST = 500;
export const LONGEST_ENTRY = 200;
/** The same for the reader's own rules. The engine takes no longer pattern. */
export const MOST_RULES = 50;
export const LONGEST_NAME = 60;
export const LONGEST_PATTERN = 500;

export function defaultSettings(): Settings {
  return {
    version: VERSION,
    kinds: { boilerplate: true, anonymous: true, unconfirmed: true },
    sub_kinds_off: [],
    strength: 'balanced',
    badge: true,
    collapse_appeals: false,
    allowed: [],
    never: [],
    own_rules: [],
    looks: PRESETS.standard,
  };
}

/** Reads settings of any version from storage or from a file. Fields we do not know are left out. */
export function parseSettings(value: unknown): Parsed {
  const stored = isRecord(value) ? value : {};
  const present = migrated(stored);
  if (!present) return { ok: false, field: 'version', ...(isNewer(stored) && { newer: true }) };
  const { kinds, sub_kinds_off, strength, badge, collapse_appeals } = present;
  const { allowed, never, own_rules, looks } = present;
  if (!isSwitches(kinds)) return { ok: false, field: 'kinds' };
  if (!Array.isArray(sub_kinds_off) || !sub_kinds_off.every(isSubKind)) {
    return { ok: false, field: 'sub_kinds_off' };
  }
  if (strength !== 'balanced' && strength !== 'everything') return { ok: false, field: 'strength' };
  if (typeof badge !== 'boolean') return { ok: false, field: 'badge' };
  if (typeof collapse_appeals !== 'boolean') return { ok: false, field: 'collapse_appeals' };
  if (!isTextList(allowed)) return { ok: false, field: 'allowed' };
  if (!isTextList(never)) return { ok: false, field: 'never' };
  if (!isRuleList(own_rules)) return { ok: false, field: 'own_rules' };
  if (!isLooks(looks)) return { ok: false, field: 'looks' };
  const { boilerplate, anonymous, unconfirmed } = kinds;
  return {
    ok: true,
    settings: {
      version: VERSION,
      kinds: { boilerplate, anonymous, unconfirmed },
      sub_kinds_off: [...new Set(sub_kinds_off)],
      strength,
      badge,
      collapse_appeals,
      allowed,
      never,
      own_rules: own_rules.map(({ name, pattern, is_regex, colour, on }) => ({
        name,
        pattern,
        is_regex,
        colour,
        on,
      })),
      looks: {
        boilerplate: lookOf(looks.boilerplate),
        anonymous: lookOf(looks.anonymous),
        unconfirmed: lookOf(looks.unconfirmed),
      },
    },
  };
}

/** The settings with `phrase` allowed too; the same settings when it is too long or there is no
 * room. */
export function withAllowed(settings: Settings, phrase: string): Settings {
  const words = phrase.replace(/\s+/g, ' ').trim();
  const next = { ...settings, allowed: [...new Set([...settings.allowed, words])] };
  return parseSettings(next).ok ? next : settings;
}

/** The settings with `rule` in place of the rule named `instead`, or at the end; the same settings
 * when it is too long, its name is taken or there is no room. Whether the engine takes the pattern is
 * asked elsewhere. */
export function withOwnRule(settings: Settings, rule: OwnRule, instead?: string): Settings {
  const at = settings.own_rules.findIndex(({ name }) => name === instead);
  const own_rules = settings.own_rules.toSpliced(at < 0 ? settings.own_rules.length : at, 1, rule);
  const next = { ...settings, own_rules };
  return parseSettings(next).ok ? next : settings;
}

function isSwitches(value: unknown): value is Record<Kind, boolean> {
  return isRecord(value) && KINDS.every((kind) => typeof value[kind] === 'boolean');
}

function isTextList(value: unknown): value is string[] {
  const isEntry = (entry: unknown) => isFilled(entry, LONGEST_ENTRY);
  return Array.isArray(value) && value.length <= LONGEST_LIST && value.every(isEntry);
}

function isRuleList(value: unknown): value is OwnRule[] {
  if (!Array.isArray(value) || value.length > MOST_RULES || !value.every(isOwnRule)) return false;
  return new Set(value.map(({ name }) => name)).size === value.length;
}

function isOwnRule(value: unknown): value is OwnRule {
  if (!isRecord(value)) return false;
  const { name, pattern, is_regex, colour, on } = value;
  return (
    isFilled(name, LONGEST_NAME) &&
    isFilled(pattern, LONGEST_PATTERN) &&
    typeof is_regex === 'boolean' &&
    isColour(colour) &&
    typeof on === 'boolean'
  );
}

function isFilled(value: unknown, longest: number): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longest;
}

function isLooks(value: unknown): value is Looks {
  return isRecord(value) && KINDS.every((kind) => isLook(value[kind]));
}

function isLook(value: unknown): value is Look {
  return isRecord(value) && isColour(value.colour) && isLine(value.line);
}

function lookOf({ colour, line }: Look): Look {
  return { colour, line };
}
