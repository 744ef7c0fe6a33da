import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, type LookUp } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { choice, optional } from '../../src/bot/options.ts';
import { policyLines } from '../cards/policy.ts';
import { type NamedRole, rooms, type Topic, topics } from './panel-rooms.ts';

/** Looks up the community's roles for the panel's room about roles. */
const rolesToChoose: LookUp<{ topic: Topic | undefined }, undefined, readonly NamedRole[]> = {
  read: async () => undefined,
  ask: async (platform, _, { topic }) => (topic === 'roles' ? platform.allRoles() : []),
};

/** Shows one card, or a room of it, from which an admin can do everything without remembering commands. */
export const panel = defineCommand('tipjar-admin panel', { topic: optional(choice(...topics)) })
  .lookUp(rolesToChoose)
  .run(async ({ topic }, context, roles) => (topic === undefined ? overview(context) : rooms[topic](context, roles)));

async function overview(context: Context): Promise<Reply> {
  const { community, read, say, words } = context;
  const { policy, counts } = await read(async (reading) => ({
    policy: await reading.policy(community),
    counts: await reading.counts(community),
  }));
  return reply(say('panel.title'), [
    policyLines(policy, context).map(text),
    text(say('status.counts', { ...counts })),
    buttons(topics.map((topic) => button(words(`panel.topic.${topic}`), to('tipjar-admin panel', { topic })))),
  ]);
}
