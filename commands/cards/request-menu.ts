import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, buttons, mainButton, reply, text } from '../../src/bot/kit.ts';
import { categoriesOf } from '../../src/jars/category.ts';
import { categoryKey, categoryName } from './category.ts';
import type { JarHere } from './standing.ts';

/**
 * First step of a request: the creator says what they are.
 * @param accepted The version of the rules that was accepted just before, which goes along.
 */
export function askForRequest({ listing, policy }: JarHere, accepted: string | undefined, context: Context): Reply {
  const { say } = context;
  return reply(say('request.title'), [
    text(say('request.ask')),
    buttons(
      categoriesOf(policy).map((category) => {
        const make = category === listing?.category ? mainButton : button;
        const action = to('tipjar request about', { category: categoryKey(category), accepted });
        return make(categoryName(category, context), action);
      }),
    ),
  ]);
}
