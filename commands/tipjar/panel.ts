import { to } from '../../src/bot/action.ts';
import { defineStep } from '../../src/bot/command.ts';
import { button, buttons, mainButton, reply, text } from '../../src/bot/kit.ts';
import { draftedNames } from '../cards/names.ts';
import { draftButtons, toSetUp } from '../cards/set-up.ts';
import { linksMark } from '../cards/shown-mark.ts';
import { nextButtons, standingParts } from '../cards/standing.ts';
import { ownStanding } from '../steps/own-standing.ts';
import { callersRoles } from '../steps/roles.ts';

/** Answers `/tipjar` alone with the few things that fit how the caller's jar stands. */
export const tipjarPanel = defineStep('tipjar panel', {})
  .lookUp(callersRoles)
  .run(async (_, context, roles) => {
    const { caller, community, read, say, words } = context;
    const { jar, here, standing, draft } = await read(async (reading) => ({
      ...(await ownStanding(reading, context, roles)),
      draft: await reading.draft(community, caller.account),
    }));
    const links = jar?.links ?? [];
    const begun = draft !== undefined && draftButtons(context);
    const showJar = button(words('button.show'), to('tipjar show'));
    const allCommands = button(words('button.all-commands'), to('tipjar help'));
    if (links.length === 0) {
      const closed = (['off', 'blocked', 'role-missing'] as const).find((one) => one === standing);
      return reply(say('show.title'), [
        text(draft ? say('setup.begun', { providers: draftedNames(draft, context) }) : say('start.none')),
        closed && text(say(`ineligible.${closed}`)),
        buttons(!closed && (begun || mainButton(words(toSetUp.label), toSetUp.action)), allCommands),
      ]);
    }
    return reply(say('show.title'), [
      draft && text(say('setup.begun', { providers: draftedNames(draft, context) })),
      standingParts(standing, here, context),
      buttons(
        begun ? [...begun, showJar] : nextButtons(standing, here, context, linksMark(links), [showJar]),
        allCommands,
      ),
    ]);
  });
