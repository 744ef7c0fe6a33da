import type { Reply } from '../../src/bot/answer.ts';
import { type Context, reply } from '../../src/bot/command.ts';
import { categoriesOf } from '../../src/jars/category.ts';
import { categoryKey, categoryName } from './category.ts';
import { HONEY } from './jar-card.ts';
import type { JarHere } from './standing.ts';

/** What a request carries along of the rules that were accepted before it. */
export const consent = ({ fields: { accepted } }: Context) => (accepted === undefined ? {} : { accepted });

/** First step: the creator says what they are. */
export function askForRequest({ listing, policy }: JarHere, context: Context): Reply {
  const { say } = context;
  return reply({
    title: say('request.title'),
    color: HONEY,
    parts: [
      { part: 'text', line: say('request.ask') },
      {
        part: 'buttons',
        buttons: categoriesOf(policy).map((category) => ({
          label: categoryName(category, context),
          action: {
            command: 'tipjar request about',
            options: { category: categoryKey(category), ...consent(context) },
          },
          style: category === listing?.category ? 'main' : 'plain',
        })),
      },
    ],
  });
}
