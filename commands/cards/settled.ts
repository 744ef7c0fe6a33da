import type { Card } from '../../src/bot/answer.ts';
import type { Here } from '../../src/bot/command.ts';
import { card, text } from '../../src/bot/kit.ts';
import type { Account } from '../../src/ids.ts';
import type { Reading } from '../../src/store/store.ts';
import { memberSpan } from '../../src/text/line.ts';
import { languageOf, textsIn } from '../../src/text/texts.ts';

/**
 * Makes the card that takes the place of a posted request or report about which nothing is left to decide, because that
 * was done somewhere else.
 */
export async function settledCard(
  about: 'request' | 'report',
  account: Account,
  reading: Reading,
  { community }: Pick<Here, 'community'>,
): Promise<Card> {
  const { say } = textsIn(languageOf((await reading.policy(community)).language));
  const said = text(say(`${about}.card.settled`, { member: memberSpan(account) }));
  return card(say(`${about}.card.title`), [said], 'journal');
}
