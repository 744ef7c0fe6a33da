export const eligibilities = ['everyone', 'roles', 'approval'] as const;
export type Eligibility = (typeof eligibilities)[number];
export type Access = 'allow' | 'block';

/** The languages of callers who may tip, by their primary subtags (`en`, `pt`), or everybody, or allowed roles. */
export type Tippers = 'everyone' | 'roles' | readonly string[];

/** A community's rules. */
export interface Policy {
  /** Who may have a jar. */
  eligibility: Eligibility;
  /** Role id -> what it means for a jar. */
  roles: ReadonlyMap<string, Access>;
  /** Provider id or kind of provider -> whether its links are shown. */
  providers: ReadonlyMap<string, Access>;
  /** Channel id -> whether tipping is allowed in it. */
  channels: ReadonlyMap<string, Access>;
  tippers: Tippers;
  /** False hides everything here. */
  on: boolean;
  /** Where changes are posted, and where requests appear: channel ids. */
  journalChannel: string | undefined;
  requestChannel: string | undefined;
  /** What is posted into channels is in this language: that of who chose the channel. */
  language: string;
  /** What a creator accepts before publishing; version 0 where nothing is set. */
  rules: { text: string; version: number };
  /** What creators may call themselves besides the four that every community has. */
  categories: readonly string[];
}

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

/** Whether anybody's roles matter; asking a platform for them may cost a request. */
export const asksForRoles = (policy: Policy): boolean => policy.eligibility === 'roles' || policy.roles.size > 0;

/** Whether somebody with these roles may have a jar. One blocked role outweighs every allowed one. */
export function eligible(policy: Policy, roles: readonly string[]): 'yes' | 'blocked' | 'role-missing' {
  if (roles.some((role) => policy.roles.get(role) === 'block')) return 'blocked';
  if (policy.eligibility !== 'roles') return 'yes';
  return roles.some((role) => policy.roles.get(role) === 'allow') ? 'yes' : 'role-missing';
}

/** Whether links of a provider are shown. What is said of itself outweighs what is said of its kind. */
export const allows = (policy: Policy, provider: { id: string; kind: string }): boolean =>
  (policy.providers.get(provider.id) ?? policy.providers.get(provider.kind)) !== 'block';

/**
 * Whether somebody may tip. Roles count only where roles decide: a blocked one outweighs every allowed one then.
 * @param language The caller's own, by its primary subtag.
 */
export function mayTip(
  { tippers, roles: rules }: Policy,
  roles: readonly string[],
  language: string | undefined,
): 'yes' | 'blocked' | 'role-missing' | 'language' {
  if (tippers === 'everyone') return 'yes';
  if (tippers !== 'roles') return language !== undefined && tippers.includes(language) ? 'yes' : 'language';
  if (roles.some((role) => rules.get(role) === 'block')) return 'blocked';
  return roles.some((role) => rules.get(role) === 'allow') ? 'yes' : 'role-missing';
}

/**
 * Whether tipping is allowed in a channel: in the allowed ones alone where there are any, else in all but the blocked.
 * Where the platform doesn't say which channel it is, only a community without rules for channels allows it.
 */
export function allowsChannel({ channels }: Policy, channel: string | undefined): boolean {
  if (channel === undefined) return channels.size === 0;
  const rule = channels.get(channel);
  return [...channels.values()].includes('allow') ? rule === 'allow' : rule !== 'block';
}
