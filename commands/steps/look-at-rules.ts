import type { Platform } from '../../src/bot/call.ts';
import type { LookUp } from '../../src/bot/command.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { type RulesSeen, whereDeleted } from '../cards/rules-seen.ts';

/** Looks whether the roles and channels that the policy names are there, and whether the bot may post where it should. */
export async function lookAt(platform: Platform, policy: Policy, more: Partial<RulesSeen['deleted']> = {}) {
  const roles = [...policy.roles.keys(), ...(more.roles ?? [])];
  const channels = [...policy.channels.keys(), ...(more.channels ?? [])];
  const posts = [policy.journalChannel, policy.requestChannel].filter((id) => id !== undefined);
  const asked = [...new Set([...channels, ...posts])];
  const unpostable = asked.length > 0 ? await platform.unpostable(asked) : new Map();
  return {
    deleted: {
      roles: roles.length > 0 ? await platform.deletedRoles(roles) : [],
      channels: whereDeleted(channels, unpostable),
    },
    unpostable,
  } satisfies RulesSeen;
}

/** For the commands that show the policy. */
export const lookAtRules: LookUp<unknown, Policy, RulesSeen> = {
  read: (reading, _, { community }) => reading.policy(community),
  ask: (platform, policy) => lookAt(platform, policy),
};
