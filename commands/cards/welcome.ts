import { to } from '../../src/bot/action.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, divider, type Parts, text } from '../../src/bot/kit.ts';

/** Says on the panel what there is to decide and which of its rooms is for that, until an admin has read it. */
export const welcomeParts = ({ say, words }: Context): Parts => [
  text(say('welcome.hello')),
  text(say('welcome.jars', { room: words('panel.topic.jars') })),
  text(say('welcome.services', { room: words('panel.topic.services') })),
  text(say('welcome.channels', { room: words('panel.topic.channels') })),
  buttons(button(words('button.welcomed'), to('tipjar-admin panel welcomed'))),
  divider,
];
