import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, type Parts, reply, text } from '../../src/bot/kit.ts';
import type { Standing } from '../../src/jars/listing.ts';
import { type JarHere, nextButtons, standingParts } from './standing.ts';

/** How the jar stands after it was published or asked for. */
export function published(standing: Standing, jar: JarHere, context: Context, more: Parts = []): Reply {
  const { say, words } = context;
  return reply(say('publish.title'), [
    more,
    standingParts(standing, jar, context),
    text(say('publish.next')),
    buttons(
      button(words('button.show'), to('tipjar show')),
      standing === 'pending' && nextButtons(standing, jar, context),
    ),
  ]);
}
