import type { Card, Part } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { known } from './provider.ts';

export const HONEY = '#e8a33d';

/** The card a tipper gets, and a creator sees before publishing. */
export function jarCard(name: string, jar: Pick<Jar, 'message' | 'links'>, { say }: Context): Card {
  const links = jar.links.map(known).filter((link) => link !== undefined);
  return {
    title: say('card.title', { name }),
    color: HONEY,
    parts: [
      ...(jar.message ? [{ part: 'text' as const, line: [jar.message] }] : []),
      ...links.flatMap(({ provider, handle, url }): Part[] =>
        url === undefined
          ? []
          : [
              {
                part: 'row',
                line: say('card.link', { provider: provider.name, handle }),
                button: { label: provider.name, url },
              },
            ],
      ),
      { part: 'small', line: say('card.handover') },
    ],
  };
}
