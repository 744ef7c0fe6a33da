import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, defineStep, type LookUp } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { choice, optional } from '../../src/bot/options.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { policyLines } from '../cards/policy.ts';
import { clearButton, nothingSeen, type RulesSeen } from '../cards/rules-seen.ts';
import { welcomeParts } from '../cards/welcome.ts';
import { lookAt, lookAtRules } from '../steps/look-at-rules.ts';
import { rooms, type ToChoose, type Topic, topics } from './panel-rooms.ts';

/** Looks up the community's roles for the panel's room about roles, and what is left of those that have rules. */
const toChoose: LookUp<{ topic: Topic | undefined }, Policy, ToChoose> = {
  read: lookAtRules.read,
  async ask(platform, policy, { topic }) {
    const looks = topic === undefined || topic === 'roles' || topic === 'channels';
    return {
      seen: looks ? await lookAt(platform, policy) : nothingSeen,
      roles: topic === 'roles' ? await platform.allRoles() : [],
    };
  },
};

/** Shows one card, or a room of it, from which an admin can do everything without remembering commands. */
export const panel = defineCommand('tipjar-admin panel', { topic: optional(choice(...topics)) })
  .lookUp(toChoose)
  .run(async ({ topic }, context, found) =>
    topic === undefined ? overview(found.seen, context) : rooms[topic](context, found),
  );

/** Takes the welcome off the panel. */
export const panelWelcomed = defineStep('tipjar-admin panel welcomed', {})
  .lookUp(lookAtRules)
  .run(async (_, context, seen) => {
    await context.write((writing) => writing.putPolicy(context.community, { welcomed: true }));
    return overview(seen, context);
  });

async function overview(seen: RulesSeen, context: Context): Promise<Reply> {
  const { community, read, say, words } = context;
  const { policy, counts } = await read(async (reading) => ({
    policy: await reading.policy(community),
    counts: await reading.counts(community),
  }));
  return reply(say('panel.title'), [
    !policy.welcomed && welcomeParts(context),
    policyLines(policy, seen, context).map(text),
    text(say('status.counts', { ...counts })),
    buttons(
      topics.map((topic) => button(words(`panel.topic.${topic}`), to('tipjar-admin panel', { topic }))),
      clearButton(seen.deleted, context),
    ),
  ]);
}
