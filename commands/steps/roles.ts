import type { Here, LookUp } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { asksForRoles, eligible, type Policy } from '../../src/jars/policy.ts';

/** Somebody's roles as the platform gives them. They are undefined if it wasn't asked, because they didn't matter. */
export type Roles = readonly string[] | undefined;

/** Asks for the caller's roles if the policy needs them, for commands that list or change the caller's own jar. */
export const callersRoles: LookUp<unknown, Policy, Roles> = {
  read: (reading, _, { community }) => reading.policy(community),
  ask: async (platform, policy, _, { caller }) => (asksForRoles(policy) ? platform.roles(caller.account) : undefined),
};

/**
 * Says whether the policy lets somebody have a jar, by the roles that were looked up.
 * @throws {Refusal} when the policy changed after that, and needs roles now that weren't looked up.
 */
export function eligibility(policy: Policy, roles: Roles, { platform }: Pick<Here, 'platform'>) {
  if (roles === undefined && asksForRoles(policy)) throw new Refusal('call.unreadable', { platform });
  return eligible(policy, roles ?? []);
}
