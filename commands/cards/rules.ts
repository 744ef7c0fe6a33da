import { to } from '../../src/bot/action.ts';
import type { Action, Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, divider, mainButton, reply, text } from '../../src/bot/kit.ts';
import type { Policy } from '../../src/jars/policy.ts';
import type { Line } from '../../src/text/line.ts';

/** Shows the rules as they are, with buttons to edit and to remove them. */
export const rulesCard = (rules: string, { say, words }: Context, said: Line): Reply =>
  reply(say('rules.title'), [
    text(said),
    rules && [divider, text([rules]), divider],
    buttons(
      mainButton(words('button.edit'), to('tipjar-admin rules edit')),
      rules !== '' && button(words('button.remove-rules'), to('tipjar-admin rules remove')),
    ),
  ]);

/**
 * Shows the rules with a button that accepts them.
 * @param again Makes the action of that button: what the creator tried to do, with the version that they accept.
 * @param changed Says whether the creator just accepted an older version of the rules.
 */
export function askForRules(
  { rules }: Policy,
  again: (accepted: string) => Action,
  changed: boolean,
  { say, words }: Context,
): Reply {
  return reply(say('accept.title'), [
    text(say(changed ? 'accept.changed' : 'accept.ask')),
    divider,
    text([rules.text]),
    divider,
    buttons(
      mainButton(words('button.accept'), again(String(rules.version))),
      button(words('button.not-now'), to('tipjar show')),
    ),
  ]);
}
