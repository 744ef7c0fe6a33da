import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, type Parts, reply } from '../../src/bot/kit.ts';

/** Makes a card of the admins' panel, with a button that leads back to the first one. */
export const panelRoom = ({ say, words }: Context, parts: Parts): Reply =>
  reply(say('panel.title'), [parts, buttons(button(words('button.back'), to('tipjar-admin panel')))]);
