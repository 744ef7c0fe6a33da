import type { Part, Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { choice, optional } from '../../src/bot/options.ts';
import { HONEY } from '../cards/jar-card.ts';
import { policyLines } from '../cards/policy.ts';
import { buttons, press } from './panel-parts.ts';
import { rooms, topics } from './panel-rooms.ts';

/** Everything an admin can do, without a word to remember. */
export const panel = defineCommand({
  name: 'tipjar-admin panel',
  admin: true,
  options: { topic: optional(choice(...topics)) },
  async run({ topic }, context) {
    return topic === undefined ? overview(context) : rooms[topic](context);
  },
});

async function overview(context: Context): Promise<Reply> {
  const { community, store, say, words } = context;
  const { policy, counts } = await store.read(async (reading) => ({
    policy: await reading.policy(community),
    counts: await reading.counts(community),
  }));
  const lines = [...policyLines(policy, context), say('status.counts', { ...counts })];
  return reply({
    title: say('panel.title'),
    color: HONEY,
    parts: [
      ...lines.map((line): Part => ({ part: 'text', line })),
      buttons(topics.map((topic) => press(words(`panel.topic.${topic}`), 'panel', { topic }))),
    ],
  });
}
