import type { Card } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import type { Here } from '../../src/bot/command.ts';
import type { Reading } from '../../src/store/store.ts';
import { languageOf, textsIn } from '../../src/text/texts.ts';
import { reportCard } from '../cards/report-card.ts';

/**
 * Makes the card that takes the place of a posted report when an admin decides about it there. An admin's button only
 * works on what it showed, so that is the newest open report.
 */
export async function decidedReport(
  reading: Reading,
  { id, account }: Member,
  as: 'suspended' | 'dismissed',
  { community, caller }: Here,
): Promise<Card | undefined> {
  const { language } = await reading.policy(community);
  const newest = (await reading.reports(community, account)).at(-1);
  if (!newest) return undefined;
  return reportCard({ id }, newest.reason, { as, admin: caller.account }, textsIn(languageOf(language)));
}
