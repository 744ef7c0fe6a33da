import type { Card } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import type { CommandWriting, Here } from '../../src/bot/command.ts';
import { languageOf, textsIn } from '../../src/text/texts.ts';
import { reportCard } from '../cards/report-card.ts';

/** A card has room for so many reasons. */
const MOST_REASONS = 5;

/** Has every posted report on a jar show what an admin has decided. Resolves to the card that they show then. */
export async function decidedReport(
  writing: CommandWriting,
  { id, account }: Member,
  as: 'suspended' | 'dismissed',
  { community, caller }: Here,
): Promise<Card> {
  const { language } = await writing.policy(community);
  const reasons = (await writing.reports(community, account)).slice(-MOST_REASONS).map(({ reason }) => reason);
  const card = reportCard({ id }, reasons, { as, admin: caller.account }, textsIn(languageOf(language)));
  await writing.settle(card, { about: 'report', subject: account });
  return card;
}
