import { to } from '../../src/bot/action.ts';
import type { Button, Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, defineStep, type LookUp } from '../../src/bot/command.ts';
import { button, buttons, mainButton, reply } from '../../src/bot/kit.ts';
import { choice, optional } from '../../src/bot/options.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { type Overview, overviewParts, readOverview } from '../cards/overview.ts';
import { panelRoom } from '../cards/panel-room.ts';
import { clearButton, nothingSeen, type RulesSeen } from '../cards/rules-seen.ts';
import { welcomeParts } from '../cards/welcome.ts';
import { lookAt, lookAtRules } from '../steps/look-at-rules.ts';
import { type InRoom, rooms, type Topic, topics } from './panel-rooms.ts';

/** Looks up the community's roles for the panel's room about roles, and what is left of those that have rules. */
const inRoom: LookUp<{ topic: Topic | undefined }, Policy, InRoom> = {
  read: lookAtRules.read,
  async ask(platform, policy, { topic }) {
    const looks = topic === undefined || topic === 'roles' || topic === 'channels';
    return {
      policy,
      seen: looks ? await lookAt(platform, policy) : nothingSeen,
      roles: topic === 'roles' ? await platform.allRoles() : [],
    };
  },
};

/** Shows one card, or a room of it, from which an admin can do everything without remembering commands. */
export const panel = defineCommand('tipjar-admin panel', { topic: optional(choice(...topics)) })
  .lookUp(inRoom)
  .run(async ({ topic }, context, found) =>
    topic === undefined
      ? firstCard(found.seen, context)
      : panelRoom(context.say(`panel.topic.${topic}`), context, await rooms[topic](found, context)),
  );

/** Takes the welcome off the panel. */
export const panelWelcomed = defineStep('tipjar-admin panel welcomed', {})
  .lookUp(lookAtRules)
  .run(async (_, context, seen) => {
    await context.write((writing) => writing.putPolicy(context.community, { welcomed: true }));
    return firstCard(seen, context);
  });

async function firstCard(seen: RulesSeen, context: Context): Promise<Reply> {
  const { read, say, words } = context;
  const overview = await read((reading) => readOverview(reading, context));
  return reply(say('panel.title'), [
    !overview.policy.welcomed && welcomeParts(context),
    buttons(waitingButtons(overview, context)),
    overviewParts(overview, seen, context),
    buttons(
      topics.map((topic) => button(words(`panel.topic.${topic}`), to('tipjar-admin panel', { topic }))),
      clearButton(seen.deleted, context),
    ),
  ]);
}

/** Leads to what waits for an admin. */
function waitingButtons({ counts, reported }: Overview, { words }: Context): Button[] {
  const waiting = counts.pending + counts.links;
  return [
    ...(waiting > 0
      ? [mainButton(words('panel.requests.count', { count: waiting }), to('tipjar-admin requests'))]
      : []),
    ...(reported > 0
      ? [mainButton(words('panel.reports.count', { count: reported }), to('tipjar-admin panel reports'))]
      : []),
  ];
}
