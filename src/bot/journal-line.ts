import type { Account } from '../ids.ts';
import type { JournalAction, JournalEntry } from '../jars/journal.ts';
import { type Line, memberSpan, type Span } from '../text/line.ts';
import type { Texts } from '../text/texts.ts';

/** Somebody in an entry of the journal; a question mark for who erased their data, and where it is about nobody. */
export const personSpan = (account: Account | 'erased' | undefined): Span =>
  account === undefined || account === 'erased' ? '?' : memberSpan(account);

/** Entries that begin what they are about with an id. */
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

/** One change as a sentence, without handles: those are for admins alone. */
export function journalLine(entry: JournalEntry, { say }: Pick<Texts, 'say'>): Line {
  const reason = entry.reason ? [' — ', entry.reason] : [];
  const values = { actor: personSpan(entry.actor), subject: personSpan(entry.subject), what: whatOf(entry) };
  return [...say(`log.${entry.action}`, values), ...reason];
}
