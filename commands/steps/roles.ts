import type { Here, LookUp } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { asksForRoles, eligible, type Policy } from '../../src/jars/policy.ts';

/** What the platform says of somebody's roles; undefined where it wasn't asked, as they didn't matter then. */
export type Roles = readonly string[] | undefined;

/** For commands that list or change the caller's own jar: asks for their roles where the community's policy does. */
export const callersRoles: LookUp<unknown, Policy, Roles> = {
  read: (reading, _, { community }) => reading.policy(community),
  ask: async (platform, policy, _, { caller }) => (asksForRoles(policy) ? platform.roles(caller.account) : undefined),
};

/**
 * Whether the policy lets somebody have a jar, by the roles that were looked up.
 * @throws {Refusal} when roles have come to matter since then.
 */
export function eligibility(policy: Policy, roles: Roles, { platform }: Pick<Here, 'platform'>) {
  if (roles === undefined && asksForRoles(policy)) throw new Refusal('call.unreadable', { platform });
  return eligible(policy, roles ?? []);
}
