import { to } from '../../src/bot/action.ts';
import type { Button } from '../../src/bot/answer.ts';
import { button, mainButton } from '../../src/bot/kit.ts';
import type { WayOn } from '../../src/bot/refusal.ts';
import type { Texts } from '../../src/text/texts.ts';

/** Leads somebody who has no jar to the setup. */
export const toSetUp: WayOn = { label: 'button.set-up', action: to('tipjar setup') };

/** Makes the buttons for somebody who began a setup and didn't publish it. */
export const draftButtons = ({ words }: Pick<Texts, 'words'>): Button[] => [
  mainButton(words('button.go-on'), to('tipjar setup preview')),
  button(words('button.start-again'), to('tipjar setup again')),
];
