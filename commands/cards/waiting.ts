import type { Part } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { text } from '../../src/bot/kit.ts';
import type { Account } from '../../src/ids.ts';
import type { Jar } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import type { Reading } from '../../src/store/store.ts';
import { type Line, memberSpan, momentSpan } from '../../src/text/line.ts';
import { visible } from '../../src/text/plain-text.ts';
import { shortened } from './lengths.ts';
import { knownLinks } from './links.ts';
import { categoryName } from './names.ts';

/** So many reports on one jar are shown, the newest ones. Three put a jar on hold. */
const MOST_REPORTS = 3;
/** So many characters of a report are shown. `/tipjar-admin export` has the whole text. */
const LONGEST_REPORT = 100;

/** Tells an admin what they need to decide about a waiting jar: whose it is, since when and why it waits, its links. */
export async function waitingParts(listing: Listing, reading: Reading, context: Context): Promise<Part[]> {
  const jar = await reading.jar(listing.account);
  if (!listing.waiting || !jar) return [];
  return [...(await reasonLines(listing, reading, context)), ...shownLines(jar, context)].map(text);
}

/** Says since when and why a jar waits, and what its owner wrote to ask for it. */
export async function reasonLines(listing: Listing, reading: Reading, context: Context): Promise<Line[]> {
  const { account, waiting, category, about } = listing;
  if (!waiting) return [];
  const { say } = context;
  const since = momentSpan(waiting.since);
  return [
    say(`requests.why.${waiting.for}`, { member: memberSpan(account), since }),
    ...(about ? [say('requests.asked', { category: categoryName(category, context), about })] : []),
    ...(await detail(listing, waiting.for, reading, context)),
  ];
}

/** Says what a jar's card shows: its message and its links with their handles. */
export function shownLines(jar: Jar, context: Context): Line[] {
  const links = knownLinks(jar.links).map(({ provider, handle }) =>
    context.say('card.link', { provider: provider.name, handle: shortened(handle) }),
  );
  return [...messageLine(jar, context), ...(links.length > 0 ? [inOneLine(links)] : [])];
}

export const messageLine = ({ message }: Jar, { say }: Context): Line[] =>
  message ? [say('requests.message', { message })] : [];

const inOneLine = (lines: Line[]): Line => lines.flatMap((line, at) => (at > 0 ? [', ', ...line] : line));

/** Quotes the newest reports on a jar that no admin has dealt with. */
export async function reportLines(account: Account, reading: Reading, { community, say }: Context): Promise<Line[]> {
  const reports = await reading.reports(community, account);
  return reports
    .slice(-MOST_REPORTS)
    .map(({ reason }) => say('requests.report', { reason: visible(reason, LONGEST_REPORT) }));
}

async function detail(
  { account }: Listing,
  why: NonNullable<Listing['waiting']>['for'],
  reading: Reading,
  context: Context,
): Promise<Line[]> {
  switch (why) {
    case 'approval':
      return [];
    case 'reports':
      return reportLines(account, reading, context);
    case 'lookalike': {
      const { community, say } = context;
      const held = await reading.lastEntry(community, account, ['listing.held-for-lookalike']);
      return held ? [say('requests.lookalike', { what: held.what ?? '', handle: shortened(held.handle ?? '') })] : [];
    }
  }
}
