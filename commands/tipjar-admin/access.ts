import { to } from '../../src/bot/action.ts';
import type { Platform } from '../../src/bot/call.ts';
import { type CommandWriting, type Context, defineCommand, defineStep } from '../../src/bot/command.ts';
import { divider } from '../../src/bot/kit.ts';
import { channel as channelOption, choice, role as roleOption } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Access, Policy } from '../../src/jars/policy.ts';
import { channelSpan, roleSpan } from '../../src/text/line.ts';
import { policyChanged } from '../cards/policy.ts';
import { deletedMark, type RulesSeen } from '../cards/rules-seen.ts';
import { seenOption } from '../cards/shown-mark.ts';
import { lookAt, lookAtRules } from '../steps/look-at-rules.ts';

/** One card can name so many roles and channels. */
const MOST = { role: 50, channel: 25 };

const access = () => choice('allow', 'block', 'clear');

/** Sets which roles may have a jar and tip. */
export const role = defineCommand('tipjar-admin role', { role: roleOption(), rule: access() })
  .lookUp({
    read: lookAtRules.read,
    async ask(platform, policy, { role, rule }) {
      if (rule !== 'clear') refuseEveryone(platform, role);
      return lookAt(platform, policy, { roles: [role.id] });
    },
  })
  .run(async ({ role: { id }, rule }, context, seen) => {
    if (rule !== 'clear' && seen.deleted.roles.includes(id)) throw new Refusal('role.absent');
    const { before, policy } = await putAccess('role', id, rule, seen.deleted.roles, context);
    return policyChanged(policy, left(seen, policy), context, {
      said: context.say(`role.${rule}`, { role: roleSpan(id) }),
      undo: before === rule ? undefined : to('tipjar-admin role', { role: id, rule: before }),
    });
  });

/** @throws {Refusal} for a role that everybody has: allowing or blocking it would change nothing. */
export function refuseEveryone({ everyone }: Pick<Platform, 'everyone'>, { id }: { id: string }): void {
  if (everyone.includes(id)) throw new Refusal('role.everyone');
}

/** Sets the channels in which people may tip. */
export const channel = defineCommand('tipjar-admin channel', { channel: channelOption(), rule: access() })
  .lookUp({
    read: lookAtRules.read,
    ask: (platform, policy, { channel }) => lookAt(platform, policy, { channels: [channel.id] }),
  })
  .run(async ({ channel: { id }, rule }, context, seen) => {
    const { before, policy } = await putAccess('channel', id, rule, seen.deleted.channels, context);
    return policyChanged(policy, left(seen, policy), context, {
      said: context.say(`channel.${rule}`, { channel: channelSpan(id) }),
      undo: before === rule ? undefined : to('tipjar-admin channel', { channel: id, rule: before }),
    });
  });

/** Clears the rules about all roles and channels that were deleted. */
export const clearDeleted = defineStep('tipjar-admin clear deleted', { seen: seenOption() })
  .lookUp(lookAtRules)
  .run(async ({ seen: shown }, context, seen) => {
    const policy = await context.write(async (writing) => {
      if (shown !== undefined && shown !== deletedMark(seen.deleted)) {
        const { parts } = policyChanged(await writing.policy(context.community), seen, context).card;
        throw new Refusal('clear.changed', {}, { below: [divider, parts] });
      }
      for (const id of seen.deleted.roles) await clear(writing, 'role', id, context);
      for (const id of seen.deleted.channels) await clear(writing, 'channel', id, context);
      return writing.policy(context.community);
    });
    return policyChanged(policy, left(seen, policy), context);
  });

/** What was seen of the rules that the policy still has. */
const left = (seen: RulesSeen, { roles, channels }: Policy): RulesSeen => ({
  ...seen,
  deleted: {
    roles: seen.deleted.roles.filter((id) => roles.has(id)),
    channels: seen.deleted.channels.filter((id) => channels.has(id)),
  },
});

type About = 'role' | 'channel';

/**
 * Sets or clears the rule about a role or a channel.
 * @returns the policy as it is then, and the rule that was there `before`.
 * @param deleted These ids don't count. Where there is no room for another rule, the rule about one of them goes.
 */
async function putAccess(
  about: About,
  id: string,
  rule: Access | 'clear',
  deleted: readonly string[],
  context: Pick<Context, 'community' | 'write'>,
) {
  const { community, write } = context;
  return write(async (writing) => {
    const { roles, channels } = await writing.policy(community);
    const present = about === 'role' ? roles : channels;
    const before = present.get(id) ?? 'clear';
    if (rule === 'clear') {
      await clear(writing, about, id, context);
      return { before, policy: await writing.policy(community) } as const;
    }
    if (!present.has(id) && present.size >= MOST[about]) {
      const dead = deleted.find((one) => present.has(one));
      if (dead === undefined) throw new Refusal(`${about}.too-many`, { most: MOST[about] });
      await clear(writing, about, dead, context);
    }
    await writing.putAccess(about, community, id, rule);
    await writing.note({ action: `policy.${about}`, what: `${id} ${rule}` });
    return { before, policy: await writing.policy(community) } as const;
  });
}

async function clear(writing: CommandWriting, about: About, id: string, { community }: Pick<Context, 'community'>) {
  await writing.putAccess(about, community, id, undefined);
  await writing.note({ action: `policy.${about}`, what: `${id} clear` });
}
