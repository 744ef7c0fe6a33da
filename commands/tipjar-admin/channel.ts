import { defineCommand } from '../../src/bot/command.ts';
import { channel as channelOption, choice } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { channelSpan } from '../../src/text/line.ts';
import { policyChanged } from '../cards/policy.ts';

/** What one card can name. */
const MOST_CHANNELS = 25;

export const channel = defineCommand('tipjar-admin channel', {
  channel: channelOption(),
  rule: choice('allow', 'block', 'clear'),
}).run(async ({ channel: { id }, rule }, context) => {
  const { community, write, say } = context;
  const policy = await write(async (writing) => {
    const { channels } = await writing.policy(community);
    if (rule !== 'clear' && !channels.has(id) && channels.size >= MOST_CHANNELS) {
      throw new Refusal('channel.too-many', { most: MOST_CHANNELS });
    }
    await writing.putAccess('channel', community, id, rule === 'clear' ? undefined : rule);
    await writing.note({ action: 'policy.channel', what: `${id} ${rule}` });
    return writing.policy(community);
  });
  return policyChanged(policy, context, say(`channel.${rule}`, { channel: channelSpan(id) }));
});
