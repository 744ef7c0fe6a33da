import { to } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { policyLines } from '../cards/policy.ts';
import { clearButton } from '../cards/rules-seen.ts';
import { lookAtRules } from '../steps/look-at-rules.ts';

export const status = defineCommand('tipjar-admin status', {})
  .lookUp(lookAtRules)
  .run(async (_, context, seen) => {
    const { community, read, say, words } = context;
    const { policy, counts, reported } = await read(async (reading) => ({
      policy: await reading.policy(community),
      counts: await reading.counts(community),
      reported: await reading.reported(community),
    }));
    const filter = reported > 0 ? 'reported' : undefined;
    return reply(say('status.title'), [
      policyLines(policy, seen, context).map(text),
      text(say('status.counts', { ...counts })),
      counts.pending + counts.links > 0 && text(say('status.waiting', { ...counts })),
      reported > 0 && text(say('status.reported', { count: reported })),
      buttons(button(words('button.list'), to('tipjar-admin list', { filter })), clearButton(seen.deleted, context)),
    ]);
  });
