export const eligibilities = ['everyone', 'roles'] as const;
export type Eligibility = (typeof eligibilities)[number];
export type Rule = 'allow' | 'block';

/** A community's rules. */
export interface Policy {
  /** Who may have a jar. */
  eligibility: Eligibility;
  /** Role id -> what it means for a jar. */
  roles: ReadonlyMap<string, Rule>;
  /** Provider id or kind of provider -> whether its links are shown. */
  providers: ReadonlyMap<string, Rule>;
}

export const openPolicy: Policy = { eligibility: 'everyone', roles: new Map(), providers: new Map() };

/** Whether anybody's roles matter; asking a platform for them may cost a request. */
export const asksForRoles = (policy: Policy): boolean => policy.eligibility === 'roles' || policy.roles.size > 0;

/** Whether somebody with these roles may have a jar. One blocked role outweighs every allowed one. */
export function eligible(policy: Policy, roles: readonly string[]): 'yes' | 'blocked' | 'role-missing' {
  if (roles.some((role) => policy.roles.get(role) === 'block')) return 'blocked';
  if (policy.eligibility === 'everyone') return 'yes';
  return roles.some((role) => policy.roles.get(role) === 'allow') ? 'yes' : 'role-missing';
}

/** Whether links of a provider are shown. What is said of itself outweighs what is said of its kind. */
export const allows = (policy: Policy, provider: { id: string; kind: string }): boolean =>
  (policy.providers.get(provider.id) ?? policy.providers.get(provider.kind)) !== 'block';
