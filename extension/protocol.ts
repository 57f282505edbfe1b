// Every message between the extension's parts, on one screen. Types of the engine come from Rust.
//
//   popup ──ToContent──▶ content ──ToBackground──▶ background (engine)
//     ▲                     │                          │
//     └───── PageState ─────┘◀──────── Report ─────────┘
import type {
  Facet,
  Kind,
  OwnRule,
  Page,
  Report,
  Status,
  Strength,
  SubKind,
  Summary,
} from './engine/caveat';
import type { ToolbarIcon } from './toolbar';

/** The script that the popup puts on a page. It reads again what could not be read. Its result is whether
 * the page can be asked for its state. */
export const PAGE_SCRIPT = '/page.js';

/** content → background. The answer to `scan` is a ScanAnswer, that to `lay` says that it is done; the
 * others have none. */
export type ToBackground =
  | { type: 'scan'; page: Page; rules: OwnRule[] }
  /** Lays a style sheet on the page and its frames, and takes the one before off. */
  | { type: 'lay'; sheet: Sheet; before?: Sheet }
  /** So many marks are shown now; `icon` tells how things stand with the page. */
  | { type: 'changed'; count: number; icon: ToolbarIcon }
  /** The reader asked for the public form for a mark that is wrong. */
  | { type: 'wrong'; rule: string; words: string };

export type ScanAnswer = { ok: true; report: Report } | { ok: false; error: string };

/**
 * popup → content, and from the background when a shortcut is pressed. Each is answered with the
 * PageState after it, `report` with Scanned or null.
 */
export type ToContent =
  | { type: 'state' }
  | { type: 'jump'; mark: number }
  /** To the next shown mark in reading order, or the one before; round at the ends. */
  | { type: 'walk'; step: 1 | -1 }
  /** Show the card of the current mark on the page. */
  | { type: 'explain' }
  /** Takes all marks off this page until it is left, or shows them again. */
  | { type: 'hide'; hidden: boolean }
  /** Hides the marks where they are shown, and shows them where they are hidden. */
  | { type: 'toggle' }
  /** Checks only what is selected on the page now, or all of it again. */
  | { type: 'limit'; to: 'selection' | 'page' }
  /** Takes one mark off this page until it is left, or until all are shown again; or puts it back. */
  | { type: 'dismiss'; mark: number; off: boolean }
  | { type: 'report' };

/** A style sheet of ours for a page. */
export interface Sheet {
  of: 'marks' | 'folds';
  styles: string;
  version: number;
}

/** The page as it was gathered and what was found on it: what `cargo xtask demo --json` prints. */
export type Scanned = { page: Page; report: Report };

/** content → popup, which hears what the background is told: the state is another one now. */
export type ToPopup = Extract<ToBackground, { type: 'changed' }>;

/** What is marked: the kinds, and what the reader's own rules find. */
export type MarkKind = Kind | 'own';

/** One line of the popup's list: a finding, or a whole appeal. */
export interface Mark {
  /** Stable while the page stays. */
  id: number;
  kind: MarkKind;
  /** `own` where the kind is. */
  sub_kind: SubKind | 'own';
  strength: Strength;
  /** The deciding rule, or for an appeal its first. A rule of the reader's by its name. */
  rule: string;
  /** The words marked, a line for each block of an appeal, and up to 80 UTF-16 code units of the same block
   * around them. */
  before: string;
  words: string;
  after: string;
  /** Whether the block has more before and behind what stands here. */
  cut: { before: boolean; after: boolean };
  facets: Facet[];
  /** For a follow-up, the words of the source that speaks again. */
  repeats?: string;
  /** Set for an appeal: how many blocks it spans, and whether it is a gate. */
  appeal?: { blocks: number; gate: boolean };
  /** Set when the reader took this mark off the page. */
  dismissed?: true;
}

/** What the popup shows. */
export type PageState =
  | { state: 'working' }
  | { state: 'failed'; error: string }
  | {
      state: 'done';
      status: Status;
      title: string;
      summary: Summary;
      marks: Mark[];
      /** The id of the mark that the reader went to last. */
      current?: number;
      /** The reader took the marks off this page. */
      hidden: boolean;
      /** Only what the reader had selected was checked. */
      limited: boolean;
    };
