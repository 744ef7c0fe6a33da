import type { Part } from '../../src/bot/answer.ts';
import { type Context, reply } from '../../src/bot/command.ts';
import type { Standing } from '../steps/list-here.ts';
import { HONEY } from './jar-card.ts';
import { type JarHere, nextButtons, standingParts } from './standing.ts';

/** How the jar stands after it was published or asked for. */
export function published(standing: Standing, stand: JarHere, context: Context, more: Part[] = []) {
  const { say, words } = context;
  return reply({
    title: say('publish.title'),
    color: HONEY,
    parts: [
      ...more,
      ...standingParts(standing, stand, context),
      { part: 'text', line: say('publish.next') },
      {
        part: 'buttons',
        buttons: [
          { label: words('button.show'), action: { command: 'tipjar show' }, style: 'plain' },
          ...(standing === 'pending' ? nextButtons(standing, stand, context) : []),
        ],
      },
    ],
  });
}
