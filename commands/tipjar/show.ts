import type { Button, Part } from '../../src/bot/answer.ts';
import { defineCommand, reply } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { allows } from '../../src/jars/policy.ts';
import type { Provider } from '../../src/providers/index.ts';
import { HONEY, shortened } from '../cards/jar-card.ts';
import { removedLines } from '../cards/removed.ts';
import { jarHere, missingHere, nextButtons, standingParts } from '../cards/standing.ts';
import { known } from '../options/provider.ts';
import { eligibility, type Standing } from '../steps/list-here.ts';

export const show = defineCommand({
  name: 'tipjar show',
  options: {},
  async run(_, context) {
    const { caller, community, store, say, words } = context;
    const { jar, stand, removals } = await store.read(async (reading) => ({
      jar: await reading.jar(caller.account),
      stand: await jarHere(reading, context),
      removals: await reading.removals(community, caller.account),
    }));
    if (!jar) throw new Refusal('jar.none');
    const { listing, policy } = stand;
    const allowed = await eligibility(policy, caller.account, context);
    const here = listing ? statusOf(listing) : missingHere(policy);
    const standing: Standing = policy.on ? (allowed === 'yes' ? here : allowed) : 'off';

    const whyHidden = (link: { provider: Provider; handle: string }) => {
      const [removed] = removedLines(removals, link, context);
      if (removed) return { note: removed };
      return allows(policy, link.provider) ? {} : { note: say('show.blocked', { provider: link.provider.name }) };
    };
    const rows = jar.links.map(known).filter((link) => link !== undefined);
    const buttons: Button[] = [
      ...nextButtons(standing, stand, context),
      { label: words('button.setup'), action: { command: 'tipjar setup' }, style: 'plain' },
      ...(rows.length > 1
        ? [{ label: words('button.order'), action: { command: 'tipjar order' }, style: 'plain' as const }]
        : []),
    ];
    const parts: Part[] = [
      ...standingParts(standing, stand, context),
      { part: 'text', line: jar.message ? say('show.message', { message: jar.message }) : say('show.no-message') },
      ...(jar.currency ? [{ part: 'text' as const, line: say('show.currency', { currency: jar.currency }) }] : []),
      ...(rows.length === 0 ? [{ part: 'text' as const, line: say('show.empty') }] : []),
      ...rows.map(
        ({ provider, handle }): Part => ({
          part: 'row',
          line: say('card.link', { provider: provider.name, handle: shortened(handle) }),
          ...whyHidden({ provider, handle }),
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
