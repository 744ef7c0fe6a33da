import type { Member } from '../../src/bot/call.ts';
import type { Context, Here } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { asOf, type Listing, statusOf } from '../../src/jars/listing.ts';
import { type ShownLink, shownLinks, withNews } from '../cards/shown-links.ts';
import type { JarFacts } from './jar-facts.ts';
import { noteReturn } from './leaving.ts';
import { refuseTipping } from './refuse-tipping.ts';
import { eligibility } from './roles.ts';

export interface OpenJar {
  jar: Jar;
  listing: Listing;
  /** What may be seen of it here. */
  links: ShownLink[];
}

/**
 * Somebody's jar, as the caller may see it here and now.
 * @throws {Refusal} where there is none to see, with a sentence that gives nothing else away.
 */
export async function openJar(user: Member, facts: JarFacts, context: Context): Promise<OpenJar> {
  if (facts.listing) await noteReturn(facts.listing, user, context);
  return opened(user, facts, context);
}

/** The same within a write, which writes nothing down about who came back. */
export function opened(user: Member, facts: JarFacts, here: Here): OpenJar {
  refuseTipping(facts.policy, facts.callersRoles, here);
  const { name } = user;
  if (user.account === here.caller.account) throw new Refusal('tip.self');
  if (user.bot) throw new Refusal('tip.bot', { name });
  const seen = look(user, facts, here);
  if (typeof seen === 'string') throw new Refusal(`tip.${seen}`, { name });
  return seen;
}

/** What a member may see of a jar here, or why there is nothing to see. */
export function look({ joinedAt }: Member, { listing, jar, policy, removals, ownersRoles }: JarFacts, here: Here) {
  if (!listing || !jar || jar.links.length === 0) return 'no-jar';
  const status = statusOf(asOf(listing, joinedAt));
  if (status !== 'live') return status;
  if (eligibility(policy, ownersRoles, here) !== 'yes') return 'not-eligible';
  const links = withNews(shownLinks(jar.links, policy, removals), jar, listing, here.now);
  return links.length === 0 ? 'nothing-allowed' : { jar, listing, links };
}
