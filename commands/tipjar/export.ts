import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { choice, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Account } from '../../src/ids.ts';
import type { Draft, Jar } from '../../src/jars/jar.ts';
import { aboutReports } from '../../src/jars/journal.ts';
import { eachHold, type Listing, statusOf } from '../../src/jars/listing.ts';
import type { Notice } from '../../src/jars/notice.ts';
import { toFunding } from '../../src/providers/index.ts';
import type { KeptEntry, Traces } from '../../src/store/store.ts';
import { knownLinks } from '../cards/links.ts';

/** Gives the links as a FUNDING.yml, for the `.github` folder of a repository on GitHub. */
function funding(jar: Jar | undefined, say: Context['say']): Reply {
  const { text: content, left } = toFunding(knownLinks(jar?.links ?? []));
  if (content === '') throw new Refusal('export.no-funding');
  const omitted = left.map(({ provider }) => provider.name).join(', ');
  return reply(
    say('export.funding.title'),
    [text(say('export.funding')), omitted && text(say('export.left-out', { providers: omitted }))],
    { file: { name: 'FUNDING.yml', type: 'application/yaml', content: new TextEncoder().encode(content) } },
  );
}

/** Leaves out of a journal entry who did it, if that is somebody else. */
function logged({ at, community, action, actor, subject, what, handle, reason }: KeptEntry, account: Account) {
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
  };
}

const iso = (at: number) => new Date(at).toISOString();

/** Gives everything that is held about the caller as a file. */
export const exportJar = defineCommand('tipjar export', { format: optional(choice('json', 'funding')) }).run(
  async ({ format }, { caller, community, read, say, now }) => {
    const kept = await read(async (reading) => ({
      jar: await reading.jar(caller.account),
      listings: await reading.listings(caller.account),
      notices: await reading.notices(community, caller.account),
      draft: await reading.draft(community, caller.account),
      traces: await reading.traces(caller.account),
    }));
    const { jar, draft, traces } = kept;
    if (!jar && !draft && noTraces(traces)) throw new Refusal('jar.none');
    if (format === 'funding') return funding(jar, say);
    const held = { account: caller.account, exportedAt: iso(now), ...readable(kept, caller.account) };
    const content = new TextEncoder().encode(`${JSON.stringify(held, null, 2)}\n`);
    return reply(say('export.title'), [text(say('export.done'))], {
      file: { name: 'tip-jar.json', type: 'application/json', content },
    });
  },
);

interface Kept {
  jar: Jar | undefined;
  listings: readonly Listing[];
  draft: Draft | undefined;
  notices: readonly Notice[];
  traces: Traces;
}

/** Arranges what is kept about somebody under names that say what it is. */
const readable = ({ jar, listings, draft, notices, traces }: Kept, account: Account) => ({
  jar: jar && {
    createdAt: iso(jar.createdAt),
    message: jar.message,
    currency: jar.currency ?? null,
    language: jar.language,
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
    onHold: eachHold(listing.holds).map(({ reason, since }) => ({ reason, since: iso(since) })),
    knownAt: iso(listing.knownAt),
  })),
  draft: draft && { at: iso(draft.at), typed: draft.typed },
  notices,
  reportsMade: traces.reports.map(({ at, ...report }) => ({ at: iso(at), ...report })),
  linksOffCards: traces.removals.map(({ at, ...removal }) => ({ at: iso(at), ...removal })),
  log: traces.log
    .filter(({ action, actor }) => actor === account || !aboutReports(action))
    .map((entry) => logged(entry, account)),
});

/** Says whether there are no reports, removals and journal entries of somebody's. */
export const noTraces = ({ reports, removals, log }: Traces): boolean =>
  reports.length === 0 && removals.length === 0 && log.length === 0;
