import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { choice, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Account, Community } from '../../src/ids.ts';
import type { Draft, Jar } from '../../src/jars/jar.ts';
import { aboutReports } from '../../src/jars/journal.ts';
import { eachHold, type Listing, statusOf } from '../../src/jars/listing.ts';
import type { Notice } from '../../src/jars/notice.ts';
import { toFunding } from '../../src/providers/index.ts';
import type { KeptEntry, Nudges, Reading, Traces } from '../../src/store/store.ts';
import { commas } from '../../src/text/formats.ts';
import { knownLinks } from '../cards/links.ts';
import { journalPages } from '../steps/journal-pages.ts';

/**
 * The newest so many entries of communities' logs go into the file. With more of them, writing it would hold others up
 * for longer than 20 ms.
 */
const MOST_ENTRIES = 5_000;

/** Gives the links as a FUNDING.yml, for the `.github` folder of a repository on GitHub. */
function funding(jar: Jar | undefined, { say, language }: Context): Reply {
  const { text: content, left } = toFunding(knownLinks(jar?.links ?? []));
  if (content === '') throw new Refusal('export.no-funding');
  const omitted = commas(
    left.map(({ provider }) => provider.name),
    language,
  );
  return reply(
    say('export.funding.title'),
    [text(say('export.funding')), omitted && text(say('export.left-out', { providers: omitted }))],
    { file: { name: 'FUNDING.yml', type: 'application/yaml', content: new TextEncoder().encode(content) } },
  );
}

/** Leaves out of a journal entry who did it, if that is somebody else. */
function logged(entry: KeptEntry, account: Account) {
  const { at, community, action, actor, subject, what, handle, reason, repeats } = entry;
  const own = actor === account;
  return {
    at: iso(at),
    community,
    action,
    by: own ? 'you' : 'somebody else',
    ...(own && subject !== undefined && { about: subject }),
    ...(what && { what }),
    ...(handle && (subject === account || subject === undefined) && { handle }),
    ...(reason && { reason }),
    ...(repeats && { changes: repeats.changes, since: iso(repeats.since) }),
  };
}

const iso = (at: number) => new Date(at).toISOString();

/** Gives everything that is held about the caller as a file. */
export const exportJar = defineCommand('tipjar export', { format: optional(choice('json', 'funding')) }).run(
  async ({ format }, context) => {
    const { caller, community, read, say, now } = context;
    const kept = await read(async (reading) => ({
      known: await isKnown(reading, community, caller.account),
      jar: await reading.jar(caller.account),
      listings: await reading.listings(caller.account),
      notices: await reading.notices(community, caller.account),
      draft: await reading.draft(community, caller.account),
      traces: await reading.traces(caller.account),
      nudges: await reading.nudges(caller.account),
    }));
    if (!kept.known) throw new Refusal('jar.none');
    if (format === 'funding') return funding(kept.jar, context);
    // What others report isn't for the owner of the jar.
    const isTold = ({ action, actor }: KeptEntry) => actor === caller.account || !aboutReports(action);
    const log: ReturnType<typeof logged>[] = [];
    const pages = journalPages(read, MOST_ENTRIES + 1, (reading, ...page) =>
      reading.journalOf(caller.account, ...page),
    );
    for await (const page of pages) log.push(...page.filter(isTold).map((entry) => logged(entry, caller.account)));
    const more = log.length > MOST_ENTRIES;
    const held = {
      account: caller.account,
      exportedAt: iso(now),
      ...readable(kept),
      log: log.slice(0, MOST_ENTRIES).toReversed(),
      ...(more && { olderEntriesLeftOut: true }),
    };
    const content = new TextEncoder().encode(`${JSON.stringify(held, null, 2)}\n`);
    return reply(
      say('export.title'),
      [text(say('export.done')), more && text(say('export.newest', { count: MOST_ENTRIES }))],
      { file: { name: 'tip-jar.json', type: 'application/json', content } },
    );
  },
);

interface Kept {
  jar: Jar | undefined;
  listings: readonly Listing[];
  draft: Draft | undefined;
  notices: readonly Notice[];
  traces: Traces;
  nudges: Nudges;
}

/** Arranges what is kept about somebody under names that say what it is. */
const readable = ({ jar, listings, draft, notices, traces, nudges }: Kept) => ({
  jar: jar && {
    createdAt: iso(jar.createdAt),
    message: jar.message,
    currency: jar.currency ?? null,
    language: jar.language,
    thanksInPublic: jar.thanks,
    links: jar.links.map((link) => ({
      provider: link.provider,
      handle: link.handle,
      link: knownLinks([link])[0]?.url ?? null,
      changedAt: iso(link.changedAt),
    })),
  },
  listings: listings.map((listing) => ({
    community: listing.community,
    status: statusOf(listing),
    listedAt: iso(listing.listedAt),
    confirmedAt: iso(listing.confirmedAt),
    reason: listing.reason || null,
    name: listing.name,
    category: listing.category || null,
    about: listing.about || null,
    rulesAccepted: listing.rulesAccepted,
    foundInDirectory: listing.findable,
    onHold: eachHold(listing.holds).map(({ reason, since }) => ({ reason, since: iso(since) })),
    knownAt: iso(listing.knownAt),
  })),
  draft: draft && { at: iso(draft.at), typed: draft.typed, removed: draft.removed, foundInDirectory: draft.findable },
  notices,
  reportsMade: traces.reports.map(({ at, ...report }) => ({ at: iso(at), ...report })),
  linksOffCards: traces.removals.map(({ at, ...removal }) => ({ at: iso(at), ...removal })),
  wouldHaveTippedYou: nudges.people,
  refusesToHearOfThem: nudges.refused,
});

/** Says whether anything is held about somebody. Notices and removals are only kept of those who have a jar. */
export async function isKnown(reading: Reading, community: Community, account: Account): Promise<boolean> {
  if ((await reading.jar(account)) || (await reading.draft(community, account))) return true;
  const { people, refused } = await reading.nudges(account);
  if (people.length > 0 || refused) return true;
  const [entry] = await reading.journalOf(account, 1);
  return entry !== undefined || (await reading.traces(account)).reports.length > 0;
}
