import { to } from '../../src/bot/action.ts';
import type { Card } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import { button, buttons, card, dangerButton, text } from '../../src/bot/kit.ts';
import type { Texts } from '../../src/text/texts.ts';

/**
 * Makes the card about a report for the log channel. It doesn't say who reported. Only admins can use its buttons.
 * @param seen The mark of the jar as it was reported.
 * @param holds Says whether the report put the jar on hold.
 */
export const reportCard = (
  { id: user }: Member,
  { reason, seen, holds }: { reason: string; seen: string; holds: boolean },
  { say, words }: Texts,
): Card =>
  card(
    say('report.card.title'),
    [
      text(say('report.card', { member: { kind: 'member', id: user }, reason })),
      holds && text(say('report.card.holds')),
      buttons(
        dangerButton(words('button.suspend'), to('tipjar-admin suspend ask', { user, seen })),
        button(words('button.dismiss'), to('tipjar-admin dismiss', { user, seen })),
      ),
    ],
    'warning',
  );
