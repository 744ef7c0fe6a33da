import type { Account } from '../ids.ts';
import type { JournalAction, JournalEntry } from '../jars/journal.ts';
import { type Line, memberSpan, type Span } from '../text/line.ts';
import type { Texts } from '../text/texts.ts';

/** Shows somebody in an entry of the journal. People who erased their data are a question mark, and so is nobody. */
export const personSpan = (account: Account | 'erased' | undefined): Span =>
  account === undefined || account === 'erased' ? '?' : memberSpan(account);

/** The `what` of these entries begins with the id of a role or a channel. */
const idKinds: Partial<Record<JournalAction, 'role' | 'channel'>> = {
  'policy.role': 'role',
  'policy.channel': 'channel',
  'policy.log-channel': 'channel',
  'policy.request-channel': 'channel',
};

function whatOf({ action, what = '' }: JournalEntry): string | Line {
  const kind = idKinds[action];
  const [id = '', ...rest] = what.split(' ');
  return kind && id && id !== 'off' ? [{ kind, id }, rest.map((word) => ` ${word}`).join('')] : what;
}

/** Writes one change as a sentence. It leaves out handles, which only admins may see. */
export function journalLine(entry: JournalEntry, { say }: Pick<Texts, 'say'>): Line {
  const reason = entry.reason ? [' — ', entry.reason] : [];
  const values = { actor: personSpan(entry.actor), subject: personSpan(entry.subject), what: whatOf(entry) };
  return [...say(`log.${entry.action}`, values), ...reason];
}
