import { to } from '../../src/bot/action.ts';
import type { Button, Part } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, text } from '../../src/bot/kit.ts';
import { type Account, userOf } from '../../src/ids.ts';
import { eachHold, type HoldReason, type Listing } from '../../src/jars/listing.ts';
import type { Reading } from '../../src/store/store.ts';
import { type Line, memberSpan, momentSpan } from '../../src/text/line.ts';
import { visible } from '../../src/text/plain-text.ts';
import { shortened } from './lengths.ts';
import { type KnownLink, knownLinks, waitingLinks } from './links.ts';
import { categoryName } from './names.ts';

/** So many reports on one jar are shown, the newest ones. Three put a jar on hold. */
const MOST_REPORTS = 3;
/** So many links that wait alone are decided about at a time, so that the buttons fit into one row of Discord. */
const MOST_LINKS_DECIDED = 1;
/** So many characters of a report are shown. `/tipjar-admin export` has the whole text. */
const LONGEST_REPORT = 100;

/** Tells an admin what they need to decide about a jar: whose it is, what waits since when and why, its links. */
export async function waitingParts(listing: Listing, reading: Reading, context: Context): Promise<Part[]> {
  const links = knownLinks((await reading.jar(listing.account))?.links ?? []);
  const lines = [
    ...(await holdLines(listing, reading, context)),
    ...(links.length > 0 ? [inOneLine(links.map((link) => shownLink(link, context)))] : []),
  ];
  return lines.map(text);
}

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

/** Makes the buttons that decide about links which wait alone. */
export function linkButtons(account: Account, links: readonly KnownLink[], { words }: Context): Button[] {
  const user = userOf(account);
  return links.flatMap(({ provider: { id: provider, name } }) => [
    button(words('button.show-link', { provider: name }), to('tipjar-admin restore-link', { user, provider })),
    button(words('button.remove', { provider: name }), to('tipjar-admin remove-link', { user, provider })),
  ]);
}

/** Makes the button that ends a hold for reports and no other, if there is such a hold. */
export const dismissButtons = ({ account, holds }: Listing, { words }: Context): Button[] =>
  holds.reports === undefined
    ? []
    : [button(words('button.dismiss'), to('tipjar-admin dismiss', { user: userOf(account) }))];

const shownLink = ({ provider, handle }: KnownLink, { say }: Context): Line =>
  say('card.link', { provider: provider.name, handle: shortened(handle) });

const inOneLine = (lines: Line[]): Line => lines.flatMap((line, at) => (at > 0 ? [', ', ...line] : line));

async function detail(
  { account, category, about }: Listing,
  why: HoldReason,
  reading: Reading,
  context: Context,
): Promise<Line[]> {
  const { community, say } = context;
  switch (why) {
    case 'approval':
      return about ? [say('requests.asked', { category: categoryName(category, context), about })] : [];
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
