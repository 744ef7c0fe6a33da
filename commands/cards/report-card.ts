import type { Button, Card } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import type { Texts } from '../../src/text/texts.ts';

/** What the log channel sees of a report: never by whom. Its buttons are commands for admins. */
export function reportCard(user: Member, reason: string, { say, words }: Texts): Card {
  const about = (command: string, label: string, style: 'plain' | 'danger'): Button => ({
    label,
    action: { command, options: { user: user.id } },
    style,
  });
  return {
    title: say('report.card.title'),
    color: '#c0392b',
    parts: [
      { part: 'text', line: say('report.card', { member: { kind: 'member', id: user.id }, reason }) },
      {
        part: 'buttons',
        buttons: [
          about('tipjar-admin suspend', words('button.suspend'), 'danger'),
          about('tipjar-admin dismiss', words('button.dismiss'), 'plain'),
        ],
      },
    ],
  };
}
