export const eligibilities = ['everyone', 'roles', 'approval'] as const;
export type Eligibility = (typeof eligibilities)[number];
export type Access = 'allow' | 'block';

/** Who may tip: everyone, members with an allowed role, or callers with one of these languages (`en`, `pt`). */
export type Tippers = 'everyone' | 'roles' | readonly string[];

/** Of the rules that a community sets, in characters as a person counts them. */
export const LONGEST_RULES = 2000;

/** What the admins of a community have decided. */
export interface Policy {
  /** Who may have a jar. */
  eligibility: Eligibility;
  /** Whether members with a role may have a jar, by the role's id. */
  roles: ReadonlyMap<string, Access>;
  /** Whether links of a provider are shown, by the provider's id or kind. */
  providers: ReadonlyMap<string, Access>;
  /** Whether tipping is allowed in a channel, by the channel's id. */
  channels: ReadonlyMap<string, Access>;
  tippers: Tippers;
  /** When it is false, nothing is shown in the community. */
  on: boolean;
  /** The id of the channel where changes are posted. */
  journalChannel: string | undefined;
  /** The id of the channel where requests are posted. */
  requestChannel: string | undefined;
  /** The language of what is posted into these channels: that of the admin who chose the channel. */
  language: string;
  /** The text that a creator accepts before publishing; it is empty and its version 0 where there is none. */
  rules: { text: string; version: number };
  /** The categories that the admins defined, besides the four that every community has. */
  categories: readonly string[];
}

/** The policy of a community whose admins have decided nothing yet. */
export const openPolicy: Policy = {
  eligibility: 'everyone',
  roles: new Map(),
  providers: new Map(),
  channels: new Map(),
  tippers: 'everyone',
  on: true,
  journalChannel: undefined,
  requestChannel: undefined,
  language: 'en',
  rules: { text: '', version: 0 },
  categories: [],
};

/** Whether anybody's roles matter for having a jar. Asking a platform for roles may cost a request. */
export const asksForRoles = (policy: Policy): boolean => policy.eligibility === 'roles' || policy.roles.size > 0;

/** Whether somebody with these roles may have a jar. One blocked role outweighs every allowed one. */
export function eligible(policy: Policy, roles: readonly string[]): 'yes' | 'blocked' | 'role-missing' {
  if (roles.some((role) => policy.roles.get(role) === 'block')) return 'blocked';
  if (policy.eligibility !== 'roles') return 'yes';
  return roles.some((role) => policy.roles.get(role) === 'allow') ? 'yes' : 'role-missing';
}

/** Whether links of a provider are shown. A decision about the provider itself outweighs one about its kind. */
export const allows = (policy: Policy, provider: { id: string; kind: string }): boolean =>
  (policy.providers.get(provider.id) ?? policy.providers.get(provider.kind)) !== 'block';

/**
 * Whether somebody may tip. Roles matter only when `tippers` is `roles`; a blocked one outweighs every allowed one then.
 * @param language The caller's language by its primary subtag; undefined when the platform doesn't tell.
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
 * Whether tipping is allowed in a channel: in the allowed ones only, or in all but the blocked ones if none is allowed.
 * A channel that the platform doesn't name is allowed only when no channel is allowed or blocked.
 */
export function allowsChannel({ channels }: Policy, channel: string | undefined): boolean {
  if (channel === undefined) return channels.size === 0;
  const access = channels.get(channel);
  return [...channels.values()].includes('allow') ? access === 'allow' : access !== 'block';
}

/**
 * Whether an owner has to accept the rules before they publish again. New rules don't hide a jar that is shown already.
 * @param accepted The version that the owner accepted last; 0 for none.
 */
export const owesRules = ({ rules }: Pick<Policy, 'rules'>, accepted: number): boolean =>
  rules.text !== '' && rules.version !== accepted;
