import type { Part } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { text } from '../../src/bot/kit.ts';
import type { Listing } from '../../src/jars/listing.ts';
import type { Reading } from '../../src/store/store.ts';
import { type Line, memberSpan, momentSpan } from '../../src/text/line.ts';
import { visible } from '../../src/text/plain-text.ts';
import { shortened } from './lengths.ts';
import { type KnownLink, knownLinks } from './links.ts';
import { categoryName } from './names.ts';

/** So many reports on one jar are shown, the newest ones. Three put a jar on hold. */
const MOST_REPORTS = 3;
/** So many characters of a report are shown. `/tipjar-admin export` has the whole text. */
const LONGEST_REPORT = 100;

/** Tells an admin what they need to decide about a waiting jar: whose it is, since when and why it waits, its links. */
export async function waitingParts(listing: Listing, reading: Reading, context: Context): Promise<Part[]> {
  const { account, waiting, category, about } = listing;
  if (!waiting) return [];
  const { say } = context;
  const links = knownLinks((await reading.jar(account))?.links ?? []);
  const since = momentSpan(waiting.since);
  const lines = [
    say(`requests.why.${waiting.for}`, { member: memberSpan(account), since }),
    ...(about ? [say('requests.asked', { category: categoryName(category, context), about })] : []),
    ...(await detail(listing, waiting.for, reading, context)),
    ...(links.length > 0 ? [inOneLine(links.map((link) => shownLink(link, context)))] : []),
  ];
  return lines.map(text);
}

const shownLink = ({ provider, handle }: KnownLink, { say }: Context): Line =>
  say('card.link', { provider: provider.name, handle: shortened(handle) });

const inOneLine = (lines: Line[]): Line => lines.flatMap((line, at) => (at > 0 ? [', ', ...line] : line));

async function detail(
  { account }: Listing,
  why: NonNullable<Listing['waiting']>['for'],
  reading: Reading,
  { community, say }: Context,
): Promise<Line[]> {
  switch (why) {
    case 'approval':
      return [];
    case 'reports': {
      const reports = await reading.reports(community, account);
      return reports
        .slice(-MOST_REPORTS)
        .map(({ reason }) => say('requests.report', { reason: visible(reason, LONGEST_REPORT) }));
    }
    case 'lookalike': {
      const held = await reading.lastEntry(community, account, ['listing.held-for-lookalike']);
      return held ? [say('requests.lookalike', { what: held.what ?? '', handle: shortened(held.handle ?? '') })] : [];
    }
  }
}
