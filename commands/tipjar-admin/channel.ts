import { defineCommand } from '../../src/bot/command.ts';
import { channel as channelOption, choice } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { policyChanged } from '../cards/policy.ts';

/** What one card can name. */
const MOST_RULES = 25;

export const channel = defineCommand({
  name: 'tipjar-admin channel',
  admin: true,
  options: { channel: channelOption(), rule: choice('allow', 'block', 'clear') },
  async run({ channel, rule }, context) {
    const { community, change, say } = context;
    const policy = await change(async (writing) => {
      const { channels } = await writing.policy(community);
      if (rule !== 'clear' && !channels.has(channel.id) && channels.size >= MOST_RULES) {
        throw new Refusal('channel.too-many', { most: MOST_RULES });
      }
      await writing.putAccess('channel', community, channel.id, rule === 'clear' ? undefined : rule);
      await writing.note({ action: 'policy.channel', what: `${channel.id} ${rule}` });
      return writing.policy(community);
    });
    return policyChanged(policy, context, [say(`channel.${rule}`, { channel: { kind: 'channel', id: channel.id } })]);
  },
});
