import type { Platform } from '../../src/bot/call.ts';
import type { Here, LookUp } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Account } from '../../src/ids.ts';
import { asksForRoles, eligible, type Policy } from '../../src/jars/policy.ts';

/** Somebody's roles as the platform gives them. They are undefined if it wasn't asked, because they didn't matter. */
export type Roles = readonly string[] | undefined;

/** Asks for the caller's roles if the policy needs them, for commands that show the caller's own jar. */
export const callersRoles: LookUp<unknown, Policy, Roles> = {
  read: (reading, _, { community }) => reading.policy(community),
  ask: async (platform, policy, _, { caller }) =>
    asksForRoles(policy) ? rolesFor(caller.account, platform, (roles) => eligible(policy, roles) === 'yes') : undefined,
};

/**
 * Does the same for commands that list or change the jar.
 * @throws {Refusal} when the caller isn't a member of the community.
 */
export const membersRoles: LookUp<unknown, Policy, Roles> = {
  ...callersRoles,
  async ask(platform, ...facts) {
    if (!(await platform.isMember())) throw new Refusal('ineligible.stranger');
    return callersRoles.ask(platform, ...facts);
  },
};

/** Gets somebody's roles. Where those that the platform named before aren't enough, it is asked once more. */
export async function rolesFor(
  account: Account,
  platform: Pick<Platform, 'roles'>,
  suffice: (roles: readonly string[]) => boolean,
): Promise<readonly string[]> {
  const roles = await platform.roles(account);
  return suffice(roles) ? roles : platform.roles(account, 'afresh');
}

/**
 * Says whether the policy lets somebody have a jar, by the roles that were looked up.
 * @throws {Refusal} when the policy changed after that, and needs roles now that weren't looked up.
 */
export function eligibility(policy: Policy, roles: Roles, { platform }: Pick<Here, 'platform'>) {
  if (roles === undefined && asksForRoles(policy)) throw new Refusal('call.unreadable', { platform });
  return eligible(policy, roles ?? []);
}
