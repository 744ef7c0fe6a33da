import { to } from '../../src/bot/action.ts';
import type { Card } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import { button, buttons, card, dangerButton, text } from '../../src/bot/kit.ts';
import type { Account } from '../../src/ids.ts';
import { memberSpan } from '../../src/text/line.ts';
import type { Texts } from '../../src/text/texts.ts';

/** A report that waits for an admin. */
interface Waiting {
  /** The mark of the jar as it was reported. */
  seen: string;
  /** Says whether the report put the jar on hold. */
  holds: boolean;
}

/** What an admin has done about a report, and who that was. */
interface Decided {
  as: 'suspended' | 'dismissed';
  admin: Account;
}

/**
 * Makes the card about a report for the log channel. It doesn't say who reported. Only admins can use its buttons, and
 * it has none once an admin has decided.
 */
export const reportCard = (
  { id: user }: Pick<Member, 'id'>,
  reasons: readonly string[],
  state: Waiting | Decided,
  { say, words }: Texts,
): Card =>
  card(
    say('report.card.title'),
    [
      reasons.map((reason) => text(say('report.card', { member: { kind: 'member', id: user }, reason }))),
      'as' in state
        ? text(say(`report.card.${state.as}`, { admin: memberSpan(state.admin) }))
        : [
            state.holds && text(say('report.card.holds')),
            buttons(
              dangerButton(words('button.suspend'), to('tipjar-admin suspend ask', { user, seen: state.seen })),
              button(words('button.dismiss'), to('tipjar-admin dismiss', { user, seen: state.seen })),
            ),
          ],
    ],
    'as' in state ? 'journal' : 'warning',
  );
