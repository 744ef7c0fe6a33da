import { type Context, defineCommand } from '../../src/bot/command.ts';
import { channel as channelOption, choice, role as roleOption } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Access } from '../../src/jars/policy.ts';
import { channelSpan, roleSpan } from '../../src/text/line.ts';
import { policyChanged } from '../cards/policy.ts';

/** One card can name so many roles and channels. */
const MOST = { role: 50, channel: 25 };

const access = () => choice('allow', 'block', 'clear');

/** Sets which roles may have a jar and tip. */
export const role = defineCommand('tipjar-admin role', { role: roleOption(), rule: access() }).run(
  async ({ role: { id }, rule }, context) => {
    const policy = await putAccess('role', id, rule, context);
    return policyChanged(policy, context, context.say(`role.${rule}`, { role: roleSpan(id) }));
  },
);

/** Sets the channels in which people may tip. */
export const channel = defineCommand('tipjar-admin channel', { channel: channelOption(), rule: access() }).run(
  async ({ channel: { id }, rule }, context) => {
    const policy = await putAccess('channel', id, rule, context);
    return policyChanged(policy, context, context.say(`channel.${rule}`, { channel: channelSpan(id) }));
  },
);

async function putAccess(
  about: 'role' | 'channel',
  id: string,
  rule: Access | 'clear',
  { community, write }: Pick<Context, 'community' | 'write'>,
) {
  return write(async (writing) => {
    const before = await writing.policy(community);
    const present = about === 'role' ? before.roles : before.channels;
    if (rule !== 'clear' && !present.has(id) && present.size >= MOST[about]) {
      throw new Refusal(`${about}.too-many`, { most: MOST[about] });
    }
    await writing.putAccess(about, community, id, rule === 'clear' ? undefined : rule);
    await writing.note({ action: `policy.${about}`, what: `${id} ${rule}` });
    return writing.policy(community);
  });
}
