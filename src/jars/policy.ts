export const eligibilities = ['everyone', 'roles', 'approval'] as const;
export type Eligibility = (typeof eligibilities)[number];
export type Access = 'allow' | 'block';

/**
 * Admins may switch each of these off: a list of the jars, posts about one's own jar, thanks to a creator, and telling a
 * member without a jar that somebody would have tipped them.
 */
export const features = ['directory', 'posts', 'thanks', 'nudges'] as const;
export type Feature = (typeof features)[number];

/** Either everyone may tip, or members with an allowed role, or callers with one of these languages (`en`, `pt`). */
export type Tippers = 'everyone' | 'roles' | readonly string[];

/** The rules that a community sets have at most so many characters (code points). */
export const LONGEST_RULES = 2000;

/** The admins of a community have decided this. */
export interface Policy {
  /** Who may have a jar. */
  eligibility: Eligibility;
  /** Says whether members with a role may have a jar, and tip where roles count for that, by the role's id. */
  roles: ReadonlyMap<string, Access>;
  /** Says whether links of a provider are shown, by the provider's id or kind. */
  providers: ReadonlyMap<string, Access>;
  /** Says whether tipping is allowed in a channel, by the channel's id. */
  channels: ReadonlyMap<string, Access>;
  tippers: Tippers;
  /** When it is false, nothing is shown in the community. */
  on: boolean;
  /** These are on: all that no admin has switched off. */
  features: ReadonlySet<Feature>;
  /** The id of the channel where changes are posted. */
  journalChannel: string | undefined;
  /** The id of the channel where requests are posted. */
  requestChannel: string | undefined;
  /** The bot posts into these channels in this language, which is that of the admin who last chose one of them. */
  language: string;
  /** Creators accept this text before they publish. Without rules it is empty and its version is 0. */
  rules: { text: string; version: number };
  /** The categories that the admins defined, besides the four that every community has. */
  categories: readonly string[];
  /** Whether an admin has read what there is to decide. Until then the panel says it. */
  welcomed: boolean;
  /** A reaction with the emoji of this name opens the author's jar on Slack. It's empty where none does. */
  reaction: string;
}

/** Roles and channels that a policy has rules about, and that aren't there any more. */
export interface Deleted {
  roles: readonly string[];
  channels: readonly string[];
}

/** The policy without the rules about what was deleted: they don't count, and come back if the channel does. */
export function withoutDeleted(policy: Policy, { roles, channels }: Deleted): Policy {
  if (roles.length === 0 && channels.length === 0) return policy;
  return {
    ...policy,
    roles: new Map([...policy.roles].filter(([id]) => !roles.includes(id))),
    channels: new Map([...policy.channels].filter(([id]) => !channels.includes(id))),
  };
}

/** The policy of a community whose admins have decided nothing yet. */
export const openPolicy: Policy = {
  eligibility: 'everyone',
  roles: new Map(),
  providers: new Map(),
  channels: new Map(),
  tippers: 'everyone',
  on: true,
  features: new Set(features),
  journalChannel: undefined,
  requestChannel: undefined,
  language: 'en',
  rules: { text: '', version: 0 },
  categories: [],
  welcomed: false,
  reaction: '',
};

/**
 * Says whether roles matter for having a jar here: allowed ones do only while nobody else may have one. Asking a platform
 * for somebody's roles may cost a request.
 */
export const asksForRoles = ({ eligibility, roles }: Policy): boolean =>
  eligibility === 'roles' || [...roles.values()].includes('block');

/** Says whether somebody with these roles may have a jar. One blocked role outweighs every allowed one. */
export function eligible(policy: Policy, roles: readonly string[]): 'yes' | 'blocked' | 'role-missing' {
  if (roles.some((role) => policy.roles.get(role) === 'block')) return 'blocked';
  if (policy.eligibility !== 'roles') return 'yes';
  return roles.some((role) => policy.roles.get(role) === 'allow') ? 'yes' : 'role-missing';
}

/** Says whether links of a provider are shown. A decision about the provider itself outweighs one about its kind. */
export const allows = (policy: Policy, provider: { id: string; kind: string }): boolean =>
  (policy.providers.get(provider.id) ?? policy.providers.get(provider.kind)) !== 'block';

/**
 * Says whether somebody may tip. Roles matter only when `tippers` is `roles`; then one blocked role outweighs every
 * allowed one.
 * @param language The caller's language as an ISO 639-1 code. It's undefined when the platform doesn't say.
 */
export function mayTip(
  { tippers, roles: access }: Policy,
  roles: readonly string[],
  language: string | undefined,
): 'yes' | 'blocked' | 'role-missing' | 'language' {
  if (tippers === 'everyone') return 'yes';
  if (tippers !== 'roles') return language !== undefined && tippers.includes(language) ? 'yes' : 'language';
  if (roles.some((role) => access.get(role) === 'block')) return 'blocked';
  return roles.some((role) => access.get(role) === 'allow') ? 'yes' : 'role-missing';
}

/**
 * Says whether tipping is allowed in a channel. If any channel is allowed, only allowed ones are; otherwise all are but
 * the blocked ones. When the platform doesn't name the channel, tipping is allowed only if no channel has a rule.
 */
export function allowsChannel({ channels }: Policy, channel: string | undefined): boolean {
  if (channel === undefined) return channels.size === 0;
  const access = channels.get(channel);
  return [...channels.values()].includes('allow') ? access === 'allow' : access !== 'block';
}

/**
 * Says whether an owner has to accept the rules before they publish again. New rules don't hide a jar that is shown.
 * @param accepted The version that the owner accepted last; 0 for none.
 */
export const owesRules = ({ rules }: Pick<Policy, 'rules'>, accepted: number): boolean =>
  rules.text !== '' && rules.version !== accepted;
