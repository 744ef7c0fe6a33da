import type { Member } from '../../src/bot/call.ts';
import type { Context } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { type ShownLink, shownLinks } from '../shared/jar-card.ts';
import { eligibility } from '../shared/listing.ts';

export interface OpenJar {
  jar: Jar;
  /** What may be seen of it here. */
  links: ShownLink[];
}

/**
 * Somebody's jar, as the caller may see it here and now.
 * @throws {Refusal} where there is none to see, with a sentence that gives nothing else away.
 */
export async function openJar(user: Member, context: Context): Promise<OpenJar> {
  const { community, caller, store } = context;
  const { name } = user;
  if (user.account === caller.account) throw new Refusal('tip.self');
  if (user.bot) throw new Refusal('tip.bot', { name });
  const { jar, listing, policy } = await store.read(async (reading) => ({
    listing: await reading.listing(community, user.account),
    jar: await reading.jar(user.account),
    policy: await reading.policy(community),
  }));
  if (!listing || !jar || jar.links.length === 0) throw new Refusal('tip.no-jar', { name });
  const status = statusOf(listing);
  if (status !== 'live') throw new Refusal(`tip.${status}`, { name });
  if ((await eligibility(policy, user.account, context)) !== 'yes') throw new Refusal('tip.not-eligible', { name });
  const links = shownLinks(jar.links, policy);
  if (links.length === 0) throw new Refusal('tip.nothing-allowed', { name });
  return { jar, links };
}
