import { to } from '../../src/bot/action.ts';
import type { Action, Button, Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, mainButton, type Parts, reply } from '../../src/bot/kit.ts';
import type { Line } from '../../src/text/line.ts';

/** Makes a card of the admins' panel, with a button that leads back to the first one. */
export const panelRoom = (title: Line, { words }: Context, parts: Parts): Reply =>
  reply(title, [parts, buttons(button(words('button.back'), to('tipjar-admin panel')))]);

/** Makes the button of one choice among several. The one that is set has a tick, for those who don't see its color. */
export const choiceButton = (label: string, action: Action, isSet: boolean, { words }: Context): Button =>
  isSet ? mainButton(words('panel.chosen', { choice: label }), action) : button(label, action);
