import { to } from '../../src/bot/action.ts';
import { defineStep } from '../../src/bot/command.ts';
import { buttons, mainButton, reply, text } from '../../src/bot/kit.ts';
import { callersRoles } from '../steps/roles.ts';
import { ownJar } from './show.ts';

/** Shows a creator their jar, and everybody else what a jar is and how to make one. It fills Slack's Home tab. */
export const home = defineStep('tipjar home', {})
  .lookUp(callersRoles)
  .run(async (_, context, roles) => {
    const { say, words } = context;
    const own = await ownJar(context, roles);
    const setup = mainButton(words('button.setup-jar'), to('tipjar setup'));
    return own ?? reply(say('home.title'), [text(say('home.none')), buttons(setup)]);
  });
