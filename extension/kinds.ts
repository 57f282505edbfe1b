// The kinds and sub-kinds as lists. The types come from Rust; a missing or unknown name here does
// not compile.
import type { Kind, SubKind } from './engine/caveat';

/** Every sub-kind with its kind, in the order of the engine. */
export const KIND_OF: Readonly<Record<SubKind, Kind>> = {
  donation: 'boilerplate',
  subscription: 'boilerplate',
  newsletter: 'boilerplate',
  registration: 'boilerplate',
  app: 'boilerplate',
  related: 'boilerplate',
  share: 'boilerplate',
  follow: 'boilerplate',
  copyright: 'boilerplate',
  ad: 'boilerplate',
  adblock: 'boilerplate',
  comments: 'boilerplate',
  privacy: 'boilerplate',
  promo: 'boilerplate',
  explicit: 'anonymous',
  knowledge: 'anonymous',
  role: 'anonymous',
  collective: 'anonymous',
  followup: 'anonymous',
  witness: 'anonymous',
  no_comment: 'unconfirmed',
  no_response: 'unconfirmed',
  not_public: 'unconfirmed',
  unclear: 'unconfirmed',
  unverified: 'unconfirmed',
  reports_hedge: 'unconfirmed',
  soft: 'unconfirmed',
};

/** The kinds in the order in which readers see them listed. */
export const KINDS: readonly Kind[] = ['anonymous', 'unconfirmed', 'boilerplate'];

export function isSubKind(name: unknown): name is SubKind {
  return typeof name === 'string' && Object.hasOwn(KIND_OF, name);
}

export function subKindsOf(kind: Kind): SubKind[] {
  return Object.keys(KIND_OF)
    .filter(isSubKind)
    .filter((name) => KIND_OF[name] === kind);
}
