import { to } from '../../src/bot/action.ts';
import type { Button, Part } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, linkButton, text } from '../../src/bot/kit.ts';
import { type Account, userOf } from '../../src/ids.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { eachHold, type HoldReason, type Listing } from '../../src/jars/listing.ts';
import type { Reading } from '../../src/store/store.ts';
import { type Line, memberSpan, momentSpan } from '../../src/text/line.ts';
import { visible } from '../../src/text/plain-text.ts';
import type { Texts } from '../../src/text/texts.ts';
import { shortened } from './lengths.ts';
import { type KnownLink, knownLinks, waitingLinks } from './links.ts';
import { categoryName } from './names.ts';
import { linksMark } from './shown-mark.ts';

/** So many reports on one jar are shown, the newest ones. Three put a jar on hold. */
const MOST_REPORTS = 3;
/** So many links that wait alone are decided about at a time, so that the buttons fit into one row of Discord. */
const MOST_LINKS_DECIDED = 1;
/** So many characters of a report are shown. `/tipjar-admin export` has the whole text. */
const LONGEST_REPORT = 100;

/** Tells an admin what they need to decide about a jar: whose it is, what waits since when and why, its links. */
export async function waitingParts(listing: Listing, reading: Reading, context: Context): Promise<Part[]> {
  const jar = await reading.jar(listing.account);
  return [...(await holdLines(listing, reading, context)), ...(jar ? shownLines(jar, context) : [])].map(text);
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

/** Says what waits for an admin, the jar or some of its links, what is known about it, and what ends that. */
export async function holdLines(listing: Listing, reading: Reading, context: Context): Promise<Line[]> {
  const { account, holds } = listing;
  const { say } = context;
  const member = memberSpan(account);
  const lines = eachHold(holds).map(async ({ reason, since }) => [
    say(`requests.why.${reason}`, { member, since: momentSpan(since) }),
    ...(await detail(listing, reason, reading, context)),
  ]);
  const links = (await linksThatWait(listing, reading)).map(({ provider, handle }) =>
    say('requests.link', { member, provider: provider.name, handle: shortened(handle) }),
  );
  return [...(await Promise.all(lines)).flat(), ...links];
}

export async function linksThatWait({ community, account }: Listing, reading: Reading): Promise<KnownLink[]> {
  const jar = await reading.jar(account);
  return waitingLinks(jar?.links ?? [], await reading.removals(community, account)).slice(0, MOST_LINKS_DECIDED);
}

/** Makes the buttons that decide about links which wait alone, if they are still those that the card shows. */
export function linkButtons(account: Account, links: readonly KnownLink[], { words }: Context): Button[] {
  const user = userOf(account);
  return links.flatMap((link) => {
    const { id: provider, name } = link.provider;
    const shown = { user, provider, seen: linksMark([link]) };
    return [
      button(words('button.show-link', { provider: name }), to('tipjar-admin restore-link', shown)),
      button(words('button.remove', { provider: name }), to('tipjar-admin remove-link', shown)),
    ];
  });
}

/** So many of a jar's pages can be opened from its place in the queue. They fill a row on Discord. */
const MOST_PAGES = 5;

/** Makes buttons that open the pages to which a jar's links lead, so that an admin can look whose they are. */
export const pageButtons = (links: readonly KnownLink[], { words }: Pick<Texts, 'words'>): Button[] =>
  links
    .flatMap(({ provider: { name: provider }, url }) =>
      url === undefined ? [] : [linkButton(words('button.open-page', { provider }), url)],
    )
    .slice(0, MOST_PAGES);

/**
 * Makes the button that ends a hold for reports and no other, if there is such a hold.
 * @param seen The mark of the jar as the card shows it.
 */
export const dismissButtons = ({ account, holds }: Listing, seen: string, { words }: Context): Button[] =>
  holds.reports === undefined
    ? []
    : [button(words('button.dismiss'), to('tipjar-admin dismiss', { user: userOf(account), seen }))];

const inOneLine = (lines: Line[]): Line => lines.flatMap((line, at) => (at > 0 ? [', ', ...line] : line));

/** Quotes the newest reports on a jar that no admin has dealt with. */
export async function reportLines(account: Account, reading: Reading, { community, say }: Context): Promise<Line[]> {
  const reports = await reading.reports(community, account);
  return reports
    .slice(-MOST_REPORTS)
    .map(({ reason, at }) => say('requests.report', { when: momentSpan(at), reason: visible(reason, LONGEST_REPORT) }));
}

async function detail(
  { account, category, about }: Listing,
  why: HoldReason,
  reading: Reading,
  context: Context,
): Promise<Line[]> {
  const { say } = context;
  switch (why) {
    case 'approval':
      return about ? [say('requests.asked', { category: categoryName(category, context), about })] : [];
    case 'reports':
      return reportLines(account, reading, context);
    case 'lookalike': {
      const held = await reading.lastEntry(context.community, account, ['listing.held-for-lookalike']);
      return held ? [say('requests.lookalike', { what: held.what ?? '', handle: shortened(held.handle ?? '') })] : [];
    }
  }
}
