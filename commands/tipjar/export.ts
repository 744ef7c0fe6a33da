import { defineCommand } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { HONEY } from '../shared/jar-card.ts';
import { known } from '../shared/provider.ts';

const iso = (at: number) => new Date(at).toISOString();

/** Everything that is held about the caller, as a file they can read. */
export const exportJar = defineCommand({
  name: 'tipjar export',
  options: {},
  async run(_, { caller, community, store, say, now }) {
    const { jar, listings, draft } = await store.read(async (reading) => ({
      jar: await reading.jar(caller.account),
      listings: await reading.listings(caller.account),
      draft: await reading.draft(community, caller.account),
    }));
    if (!jar && !draft) throw new Refusal('jar.none');
    const held = {
      account: caller.account,
      exportedAt: iso(now),
      jar: jar && {
        createdAt: iso(jar.createdAt),
        message: jar.message,
        currency: jar.currency ?? null,
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
        reason: listing.reason || null,
      })),
      draft: draft && { at: iso(draft.at), typed: draft.typed },
    };
    return {
      kind: 'reply',
      card: {
        title: say('export.title'),
        color: HONEY,
        parts: [{ part: 'text', line: say('export.done') }],
      },
      file: {
        name: 'tip-jar.json',
        type: 'application/json',
        content: new TextEncoder().encode(`${JSON.stringify(held, null, 2)}\n`),
      },
    };
  },
});
