import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, divider, mainButton, reply, text } from '../../src/bot/kit.ts';
import type { Line } from '../../src/text/line.ts';

/** The rules as they are, and what an admin can do with them. */
export const rulesCard = (rules: string, { say, words }: Context, said: Line): Reply =>
  reply(say('rules.title'), [
    text(said),
    rules && [divider, text([rules]), divider],
    buttons(
      mainButton(words('button.edit'), to('tipjar-admin rules edit')),
      rules !== '' && button(words('button.remove-rules'), to('tipjar-admin rules remove')),
    ),
  ]);
