import { to } from '../../src/bot/action.ts';
import type { Card } from '../../src/bot/answer.ts';
import { button, buttons, card, mainButton, text } from '../../src/bot/kit.ts';
import type { Texts } from '../../src/text/texts.ts';

/**
 * Makes the message to a member without a jar that others would have tipped them. It doesn't say who.
 * @param count How many have wished so since the last such message.
 */
export const nudgeCard = (count: number, { say, words }: Texts): Card =>
  card(say('nudge.title'), [
    text(say('nudge.message', { count })),
    buttons(
      mainButton(words('button.set-up'), to('tipjar setup')),
      button(words('button.nudges-off'), to('tipjar nudges', { state: 'off' })),
    ),
  ]);
