import { defineCommand, reply } from '../src/bot/command.ts';
import { member } from '../src/bot/options.ts';
import { Refusal } from '../src/bot/refusal.ts';
import { statusOf } from '../src/jars/listing.ts';
import { jarCard } from './shared/jar-card.ts';
import { eligibility } from './shared/listing.ts';

export const tip = defineCommand({
  name: 'tip',
  options: { user: member() },
  async run({ user }, context) {
    const { community, caller, store } = context;
    if (user.account === caller.account) throw new Refusal('tip.self');
    if (user.bot) throw new Refusal('tip.bot', { name: user.name });

    const { jar, listing, policy } = await store.read(async (reading) => ({
      listing: await reading.listing(community, user.account),
      jar: await reading.jar(user.account),
      policy: await reading.policy(community),
    }));
    if (!listing || !jar || jar.links.length === 0) throw new Refusal('tip.no-jar', { name: user.name });
    const status = statusOf(listing);
    if (status !== 'live') throw new Refusal(`tip.${status}`, { name: user.name });
    if ((await eligibility(policy, user.account, context)) !== 'yes') {
      throw new Refusal('tip.not-eligible', { name: user.name });
    }
    return reply(jarCard(user.name, jar, context));
  },
});
