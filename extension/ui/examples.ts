// One sentence for every sub-kind, with the words that are marked: [before, words, after].
import type { SubKind } from '../engine/caveat';
import { KIND_OF } from '../kinds';
import { el } from './element';

const EXAMPLES: Readonly<Record<SubKind, readonly [string, string, string]>> = {
  donation: ['', 'Help us keep this newsroom open: give what you can.', ''],
  subscription: ['', 'Subscribe to read on. Your first month is £1.', ''],
  newsletter: ['', 'Get our evening briefing in your inbox.', ''],
  registration: ['', 'Create a free account to go on reading.', ''],
  app: ['', 'Read this faster in our app.', ''],
  related: ['', 'Read more: Harbour reopens after nine weeks', ''],
  share: ['', 'Share this article', ''],
  follow: ['', 'Follow the Herald for more stories from the coast.', ''],
  copyright: ['', 'This article first appeared in the Northbay Courier.', ''],
  ad: ['', 'Story continues below advertisement', ''],
  adblock: ['', 'Please switch off your ad blocker for this site.', ''],
  comments: ['', 'What do you think? Tell us in the comments.', ''],
  privacy: ['', 'We and our 312 partners use cookies.', ''],
  promo: ['', 'Listen to our new podcast, out every Friday.', ''],
  explicit: ['An aide ', 'who spoke on condition of anonymity', ' said the vote was off.'],
  knowledge: ['The ferry was sold in May, ', 'two people briefed on the sale', ' said.'],
  role: ['', 'A senior port official', ' said the lease was signed.'],
  collective: ['', 'Officials said', ' the bridge would open on time.'],
  followup: ['“Nobody was told,” ', 'the official added', '.'],
  witness: ['', 'A woman who lives nearby', ' said she heard a bang.'],
  no_comment: ['The mayor ', 'declined to comment', '.'],
  no_response: ['The company ', 'did not respond to a request for comment', '.'],
  not_public: ['The ministry ', 'has not publicly commented', ' on the visit.'],
  unclear: ['', 'It was not immediately clear', ' how the fire began.'],
  unverified: ['The Herald ', 'could not independently verify', ' the recording.'],
  reports_hedge: ['', 'Reports suggest', ' that the lease may run for thirty years.'],
  soft: ['The driver ', 'allegedly', ' left the scene.'],
};

/** The example of `name`. The marks are for English text, so it is English in every language. */
export function example(name: SubKind): HTMLElement {
  const [before, words, after] = EXAMPLES[name];
  return el(
    'q',
    { className: 'example', lang: 'en', dir: 'ltr' },
    before,
    el('mark', { className: `sample ${KIND_OF[name]}` }, words),
    after,
  );
}
