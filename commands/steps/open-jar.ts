import type { Member } from '../../src/bot/call.ts';
import type { Context } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { asOf, type Listing, statusOf } from '../../src/jars/listing.ts';
import type { Policy } from '../../src/jars/policy.ts';
import type { Reading, Removal } from '../../src/store/store.ts';
import { shownCategory } from '../cards/category.ts';
import { type ShownLink, shownLinks, withNews } from '../cards/jar-card.ts';
import { noteReturn } from './leaving.ts';
import { eligibility } from './list-here.ts';
import { refuseTipping } from './may-tip.ts';

export interface OpenJar {
  jar: Jar;
  /** What may be seen of it here. */
  links: ShownLink[];
  /** What the creator is, as people call it. */
  category: string | undefined;
}

/** What decides whether somebody's jar may be seen, as it is kept at one moment. */
export interface Facts {
  listing: Listing | undefined;
  jar: Jar | undefined;
  policy: Policy;
  removals: Removal[];
}

export const factsOf = async (reading: Reading, user: Member, { community }: Context): Promise<Facts> => ({
  listing: await reading.listing(community, user.account),
  jar: await reading.jar(user.account),
  policy: await reading.policy(community),
  removals: await reading.removals(community, user.account),
});

/**
 * Somebody's jar, as the caller may see it here and now.
 * @throws {Refusal} where there is none to see, with a sentence that gives nothing else away.
 */
export async function openJar(user: Member, context: Context): Promise<OpenJar> {
  const facts = await context.store.read((reading) => factsOf(reading, user, context));
  if (facts.listing) await noteReturn(facts.listing, user, context);
  return opened(facts, user, context);
}

/** The same, from facts that were read already. */
export async function opened(facts: Facts, user: Member, context: Context): Promise<OpenJar> {
  await refuseTipping(facts.policy, context);
  const { name } = user;
  if (user.account === context.caller.account) throw new Refusal('tip.self');
  if (user.bot) throw new Refusal('tip.bot', { name });
  const seen = await look(facts, user, context);
  if (typeof seen === 'string') throw new Refusal(`tip.${seen}`, { name });
  return seen;
}

/** What a member may see of a jar here, or why there is nothing to see. */
export async function look({ listing, jar, policy, removals }: Facts, user: Member, context: Context) {
  if (!listing || !jar || jar.links.length === 0) return 'no-jar';
  const status = statusOf(asOf(listing, user.joinedAt));
  if (status !== 'live') return status;
  if ((await eligibility(policy, user.account, context)) !== 'yes') return 'not-eligible';
  const links = withNews(shownLinks(jar.links, policy, removals), jar, listing, context.now);
  return links.length === 0 ? 'nothing-allowed' : { jar, links, category: shownCategory(listing, policy, context) };
}
