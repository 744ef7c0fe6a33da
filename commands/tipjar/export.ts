import type { Part, Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { choice, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Account } from '../../src/ids.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { namesReporter } from '../../src/jars/journal.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { toFunding } from '../../src/providers/index.ts';
import type { KeptEntry } from '../../src/store/store.ts';
import { HONEY } from '../cards/jar-card.ts';
import { known } from '../options/provider.ts';
import { noTraces } from '../steps/traces.ts';

/** The links as GitHub takes them, for a repository's `.github` folder. */
function funding(jar: Jar | undefined, say: Context['say']): Reply {
  const { text, left } = toFunding((jar?.links ?? []).map(known).filter((link) => link !== undefined));
  if (text === '') throw new Refusal('export.no-funding');
  const omitted = left.map(({ provider }) => provider.name).join(', ');
  const parts: Part[] = [{ part: 'text', line: say('export.funding') }];
  if (omitted) parts.push({ part: 'text', line: say('export.left-out', { providers: omitted }) });
  return {
    ...reply({ title: say('export.funding.title'), color: HONEY, parts }),
    file: { name: 'FUNDING.yml', type: 'application/yaml', content: new TextEncoder().encode(text) },
  };
}

/** An entry of the log without what is somebody else's: who else did it, and the words of a report. */
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
    ...(reason && (own || !namesReporter(action)) && { reason }),
  };
}

const iso = (at: number) => new Date(at).toISOString();

/** Everything that is held about the caller, as a file they can read. */
export const exportJar = defineCommand({
  name: 'tipjar export',
  options: { format: optional(choice('json', 'funding')) },
  async run({ format }, { caller, community, store, say, now }) {
    const { jar, listings, draft, notices, traces } = await store.read(async (reading) => ({
      jar: await reading.jar(caller.account),
      listings: await reading.listings(caller.account),
      notices: await reading.notices(community, caller.account),
      draft: await reading.draft(community, caller.account),
      traces: await reading.traces(caller.account),
    }));
    if (!jar && !draft && noTraces(traces)) throw new Refusal('jar.none');
    if (format === 'funding') return funding(jar, say);
    const held = {
      account: caller.account,
      exportedAt: iso(now),
      jar: jar && {
        createdAt: iso(jar.createdAt),
        message: jar.message,
        currency: jar.currency ?? null,
        language: jar.language,
        links: jar.links.map((link) => ({
          provider: link.provider,
          handle: link.handle,
          link: known(link)?.url ?? null,
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
        waiting: listing.waiting ? { for: listing.waiting.for, since: iso(listing.waiting.since) } : null,
      })),
      draft: draft && { at: iso(draft.at), typed: draft.typed },
      notices,
      reportsMade: traces.reports.map(({ at, ...report }) => ({ at: iso(at), ...report })),
      linksRemovedByAdmins: traces.removals.map(({ at, ...removal }) => ({ at: iso(at), ...removal })),
      log: traces.log.map((entry) => logged(entry, caller.account)),
    };
    return {
      ...reply({ title: say('export.title'), color: HONEY, parts: [{ part: 'text', line: say('export.done') }] }),
      file: {
        name: 'tip-jar.json',
        type: 'application/json',
        content: new TextEncoder().encode(`${JSON.stringify(held, null, 2)}\n`),
      },
    };
  },
});
