import { to } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply } from '../../src/bot/kit.ts';
import { overviewParts, readOverview } from '../cards/overview.ts';
import { clearButton } from '../cards/rules-seen.ts';
import { lookAtRules } from '../steps/look-at-rules.ts';

export const status = defineCommand('tipjar-admin status', {})
  .lookUp(lookAtRules)
  .run(async (_, context, seen) => {
    const { read, say, words } = context;
    const overview = await read((reading) => readOverview(reading, context));
    const filter = overview.reported > 0 ? 'reported' : undefined;
    return reply(say('status.title'), [
      overviewParts(overview, seen, context),
      buttons(
        overview.counts.pending + overview.counts.links > 0 &&
          button(words('button.requests'), to('tipjar-admin requests')),
        button(words('button.list'), to('tipjar-admin list', { filter })),
        clearButton(seen.deleted, context),
      ),
    ]);
  });
