import { defineStep } from '../../src/bot/command.ts';
import { buttons, mainButton, reply, text } from '../../src/bot/kit.ts';
import { draftedNames } from '../cards/names.ts';
import { draftButtons, toSetUp } from '../cards/set-up.ts';
import { callersRoles } from '../steps/roles.ts';
import { ownJar } from './show.ts';

/** Shows a creator their jar, and everybody else what a jar is and how to make one. It fills Slack's Home tab. */
export const home = defineStep('tipjar home', {})
  .lookUp(callersRoles)
  .run(async (_, context, roles) => {
    const { caller, community, read, say, words } = context;
    const own = await ownJar(context, roles);
    if (own) return own;
    const draft = await read((reading) => reading.draft(community, caller.account));
    return reply(say('home.title'), [
      text(say('home.none')),
      draft && text(say('setup.begun', { providers: draftedNames(draft, context) })),
      buttons(draft ? draftButtons(context) : mainButton(words(toSetUp.label), toSetUp.action)),
    ]);
  });
