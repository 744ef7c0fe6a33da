import type { Part } from '../../src/bot/answer.ts';
import { defineCommand, reply } from '../../src/bot/command.ts';
import { HONEY } from '../cards/jar-card.ts';
import { policyLines } from '../cards/policy.ts';

export const status = defineCommand({
  name: 'tipjar-admin status',
  admin: true,
  options: {},
  async run(_, context) {
    const { community, store, say, words } = context;
    const { policy, counts, reported } = await store.read(async (reading) => ({
      policy: await reading.policy(community),
      counts: await reading.counts(community),
      reported: await reading.reported(community),
    }));
    const lines = [
      ...policyLines(policy, context),
      say('status.counts', { ...counts }),
      ...(reported > 0 ? [say('status.reported', { count: reported })] : []),
    ];
    const list = { command: 'tipjar-admin list', ...(reported > 0 && { options: { filter: 'reported' } }) };
    return reply({
      title: say('status.title'),
      color: HONEY,
      parts: [
        ...lines.map((line): Part => ({ part: 'text', line })),
        { part: 'buttons', buttons: [{ label: words('button.list'), action: list, style: 'plain' }] },
      ],
    });
  },
});
