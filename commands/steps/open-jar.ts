import { to, toIfFits } from '../../src/bot/action.ts';
import type { Member, Platform } from '../../src/bot/call.ts';
import type { Context, Here, LookUp } from '../../src/bot/command.ts';
import type { Gone } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Account } from '../../src/ids.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { languageCode } from '../../src/jars/language.ts';
import { asOf, type Listing, statusOf } from '../../src/jars/listing.ts';
import {
  allowsChannel,
  asksForRoles,
  type Deleted,
  eligible,
  mayTip,
  type Policy,
  withoutDeleted,
} from '../../src/jars/policy.ts';
import type { Reading, Shown } from '../../src/store/store.ts';
import { type ShownLink, shownLinks, waitingLinks, withNews } from '../cards/links.ts';
import { languageNames, withAccess } from '../cards/policy.ts';
import { whereDeleted } from '../cards/rules-seen.ts';
import { toSetUp } from '../cards/set-up.ts';
import { noteReturn } from './leaving.ts';
import { eligibility, type Roles, rolesFor } from './roles.ts';

export interface OpenJar {
  jar: Jar;
  listing: Listing;
  /** These links are shown here. */
  links: readonly ShownLink[];
}

/**
 * Opens somebody's jar as the caller may see it here and now. If the owner has left and come back, that is noted.
 * @throws {Refusal} when the caller may not see the jar or there is none. Its sentence gives nothing else away.
 */
export async function openJar(user: Member, facts: JarFacts, context: Context): Promise<OpenJar> {
  if (facts.listing) await noteReturn(facts.listing, user, context);
  return opened(user, facts, context);
}

/** Does the same within a write, but doesn't note that the owner came back. */
export function opened(user: Member, facts: JarFacts, here: Here): OpenJar {
  refuseTippingOf(user, facts, here);
  const { name, id } = user;
  const seen = look(user, facts, here);
  if (typeof seen !== 'string') return seen;
  const offered = facts.policy.features.has('nudges') && isNudgeable(user, facts, here);
  const action = offered ? toIfFits('tip nudge', { user: id }) : undefined;
  throw new Refusal(`tip.${seen}`, { name }, action ? { wayOn: { label: 'button.nudge', action } } : {});
}

/** Leads somebody who asked to tip themselves to their own jar, or to a new one. */
const ownJar = ({ jar }: Pick<KeptFacts, 'jar'>): Refusal =>
  jar
    ? new Refusal('tip.self', {}, { wayOn: { label: 'button.show', action: to('tipjar show') } })
    : new Refusal('tip.self.no-jar', {}, { wayOn: toSetUp });

/** @throws {Refusal} where the caller may not tip here, or nobody can tip that member. */
export function refuseTippingOf({ account, bot, name }: Member, facts: JarFacts, here: Here): void {
  refuseTipping(facts, here);
  if (account === here.caller.account) throw ownJar(facts);
  if (bot) throw new Refusal('tip.bot', { name });
}

/** Says whether a member has nothing to tip them with here, and hides nothing: they may be told that somebody would. */
export const isNudgeable = (user: Member, facts: JarFacts, here: Here): boolean =>
  (!facts.listing || statusOf(asOf(facts.listing, user.joinedAt)) === 'live') && look(user, facts, here) === 'no-jar';

/** Gets what members may see of a jar here, or the reason why there is nothing to see. */
export function look(
  { joinedAt }: Pick<Member, 'joinedAt'>,
  { listing, jar, policy, removals, ownersRoles }: JarFacts,
  here: Here,
) {
  if (!listing || !jar || jar.links.length === 0) return 'no-jar';
  const status = statusOf(asOf(listing, joinedAt));
  if (status !== 'live') return status;
  if (eligibility(policy, ownersRoles, here) !== 'yes') return 'not-eligible';
  const links = withNews(shownLinks(jar.links, policy, removals), jar, listing, here.now);
  if (links.length > 0) return { jar, listing, links };
  return waitingLinks(jar.links, removals).length > 0 ? 'pending' : 'nothing-allowed';
}

/** These facts decide whether somebody's jar may be seen here. All of those in the store are from one moment. */
export interface JarFacts extends KeptFacts {
  ownersRoles: Roles;
  callersRoles: Roles;
  /** What was deleted of the policy's roles and channels. It's looked up only where a refusal would follow. */
  deleted: Deleted;
}

export type KeptFacts = Shown;

export const keptFacts = async (reading: Reading, account: Account, { community }: Here): Promise<KeptFacts> => ({
  listing: await reading.listing(community, account),
  jar: await reading.jar(account),
  policy: await reading.policy(community),
  removals: await reading.removals(community, account),
});

/** Looks up the facts about the jar of the option `user`. It asks for roles only if the policy needs them. */
export const jarFacts: LookUp<{ user: Member | Gone }, KeptFacts, JarFacts> = {
  read: (reading, { user }, here) => keptFacts(reading, accountOf(user), here),
  readOnce: (shown, { user }) => shown(accountOf(user)),
  async ask(platform, kept, { user }, here) {
    const { policy, listing } = kept;
    const tipper = await tipperFacts(policy, platform, here);
    const matter = policy.on && listing !== undefined && asksForRoles(policy) && !('gone' in user);
    const suffice = (roles: readonly string[]) => eligible(policy, roles) === 'yes';
    const ownersRoles = matter ? await rolesFor(accountOf(user), platform, suffice) : undefined;
    return { ownersRoles, ...tipper, ...kept };
  },
};

/** What decides whether the caller may tip here, besides the policy. */
type TipperFacts = Pick<JarFacts, 'callersRoles' | 'deleted'>;

/** Asks for what decides whether the caller may tip here, only where the policy needs it. */
export async function tipperFacts(policy: Policy, platform: Platform, here: Here): Promise<TipperFacts> {
  if (!policy.on) return { callersRoles: undefined, deleted: nothing };
  const suffice = (roles: readonly string[]) => mayTip(policy, roles, undefined) === 'yes';
  const callersRoles = policy.tippers === 'roles' ? await rolesFor(here.caller.account, platform, suffice) : undefined;
  return { callersRoles, deleted: await deletedIn(policy, callersRoles, platform, here) };
}

const nothing: Deleted = { roles: [], channels: [] };

/** Asks the platform for what was deleted, where the rules about it would keep the caller from tipping. */
async function deletedIn(policy: Policy, roles: Roles, platform: Platform, { channel }: Here): Promise<Deleted> {
  const channels = allowsChannel(policy, channel) ? [] : [...policy.channels.keys()];
  const missing = policy.tippers === 'roles' && mayTip(policy, roles ?? [], undefined) === 'role-missing';
  const wanted = missing ? [...policy.roles.keys()] : [];
  return {
    // The call came from this channel, so it's there, even where the bot doesn't see it.
    channels:
      channels.length > 0
        ? whereDeleted(channels, await platform.unpostable(channels)).filter((id) => id !== channel)
        : [],
    roles: wanted.length > 0 ? await platform.deletedRoles(wanted) : [],
  };
}

const accountOf = (user: Member | Gone): Account => ('gone' in user ? user.gone : user.account);

/**
 * Checks that the caller may tip here.
 * @throws {Refusal} when the bot is switched off, or tipping isn't allowed in this channel or for the caller.
 */
export function refuseTipping(facts: TipperFacts & Pick<JarFacts, 'policy'>, here: Here): void {
  const { callersRoles } = facts;
  const policy = withoutDeleted(facts.policy, facts.deleted);
  refuseHere(policy, here);
  if (policy.tippers === 'roles') refuseRoles(policy, callersRoles, here);
  else if (policy.tippers !== 'everyone') refuseLanguage(policy, policy.tippers, here);
}

/**
 * Checks that anybody may tip here.
 * @throws {Refusal} when the bot is switched off, or tipping isn't allowed in this channel.
 */
export function refuseHere(policy: Policy, here: Here): void {
  if (!policy.on) throw new Refusal('tip.off');
  if (allowsChannel(policy, here.channel)) return;
  const channels = withAccess(policy.channels, 'allow', 'channel', here);
  throw channels.length > 0 ? new Refusal('tip.channel', { channels }) : new Refusal('tip.channel.blocked');
}

function refuseRoles(policy: Policy, callersRoles: Roles, { platform, language }: Here): void {
  if (callersRoles === undefined) throw new Refusal('call.unreadable', { platform });
  const answer = mayTip(policy, callersRoles, undefined);
  if (answer === 'yes') return;
  if (answer === 'blocked') throw new Refusal('tip.blocked');
  const roles = withAccess(policy.roles, 'allow', 'role', { language });
  throw roles.length > 0 ? new Refusal('tip.role', { roles }) : new Refusal('tip.role.none');
}

function refuseLanguage(policy: Policy, languages: readonly string[], { locale, platform, language }: Here): void {
  if (locale === undefined) throw new Refusal('call.unreadable', { platform });
  if (mayTip(policy, [], languageCode(locale)) === 'yes') return;
  throw new Refusal('tip.language', { languages: languageNames(languages, { language }) });
}
