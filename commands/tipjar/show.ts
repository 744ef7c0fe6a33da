import type { Button, Part } from '../../src/bot/answer.ts';
import { defineCommand, reply } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { allows } from '../../src/jars/policy.ts';
import { catalogue } from '../../src/providers/index.ts';
import { HONEY } from '../shared/jar-card.ts';
import { eligibility, type Standing } from '../shared/listing.ts';
import { known } from '../shared/provider.ts';

/** What may be pressed next, by how the jar stands here. */
const next: Partial<Record<Standing, 'pause' | 'resume' | 'publish'>> = {
  live: 'pause',
  paused: 'resume',
  unlisted: 'publish',
  left: 'publish',
};

export const show = defineCommand({
  name: 'tipjar show',
  options: {},
  async run(_, context) {
    const { caller, community, store, say, words } = context;
    const { jar, listing, policy } = await store.read(async (reading) => ({
      jar: await reading.jar(caller.account),
      listing: await reading.listing(community, caller.account),
      policy: await reading.policy(community),
    }));
    if (!jar) throw new Refusal('jar.none');
    const allowed = await eligibility(policy, caller.account, context);
    const standing: Standing = allowed === 'yes' ? (listing ? statusOf(listing) : 'unlisted') : allowed;

    const isBlocked = (id: string) => {
      const found = catalogue.get(id);
      return found !== undefined && !allows(policy, found);
    };
    const rows = jar.links.map(known).filter((link) => link !== undefined);
    const press = next[standing];
    const buttons: Button[] = [
      ...(press
        ? [{ label: words(`button.${press}`), action: { command: `tipjar ${press}` }, style: 'main' as const }]
        : []),
      { label: words('button.setup'), action: { command: 'tipjar setup' }, style: 'plain' },
      ...(rows.length > 1
        ? [{ label: words('button.order'), action: { command: 'tipjar order' }, style: 'plain' as const }]
        : []),
    ];
    const parts: Part[] = [
      { part: 'text', line: say(`standing.${standing}`) },
      ...(listing?.suspendedAt !== undefined && listing.reason
        ? [{ part: 'text' as const, line: say('standing.reason', { reason: listing.reason }) }]
        : []),
      { part: 'text', line: jar.message ? say('show.message', { message: jar.message }) : say('show.no-message') },
      ...(jar.currency ? [{ part: 'text' as const, line: say('show.currency', { currency: jar.currency }) }] : []),
      ...(rows.length === 0 ? [{ part: 'text' as const, line: say('show.empty') }] : []),
      ...rows.map(
        ({ provider, handle }): Part => ({
          part: 'row',
          line: say('card.link', { provider: provider.name, handle }),
          ...(isBlocked(provider.id) && { note: say('show.blocked', { provider: provider.name }) }),
          button: {
            label: words('button.remove', { provider: provider.name }),
            action: { command: 'tipjar remove', options: { provider: provider.id } },
            style: 'plain',
          },
        }),
      ),
      { part: 'buttons', buttons },
    ];
    return reply({ title: say('show.title'), color: HONEY, parts });
  },
});
