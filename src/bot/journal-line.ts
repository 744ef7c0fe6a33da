import type { Account } from '../ids.ts';
import type { Actor, JournalAction, JournalEntry } from '../jars/journal.ts';
import type { KeptEntry } from '../store/store.ts';
import { code, type Line, memberSpan, momentSpan, type Span } from '../text/line.ts';
import type { Texts } from '../text/texts.ts';

type Say = Pick<Texts, 'say'>;

const isAccount = (actor: Actor): actor is Account => !actor.startsWith('erased');

/** Shows who made a change. Members who erased their data are a question mark. */
function actorLine(actor: Actor, { say }: Say): Line {
  if (isAccount(actor)) return [memberSpan(actor)];
  const [, mark] = actor.split(':');
  return mark === undefined ? ['?'] : say('log.erased-admin', { mark });
}

const subjectSpan = (account: Account | undefined): Span => (account === undefined ? '?' : memberSpan(account));

/** The `what` of these entries begins with the id of a role or a channel. */
const idKinds: Partial<Record<JournalAction, 'role' | 'channel'>> = {
  'policy.role': 'role',
  'policy.channel': 'channel',
  'policy.log-channel': 'channel',
  'policy.request-channel': 'channel',
};

/** The `what` of these is in the words that were typed, which are English in every language. */
const typedWords: readonly JournalAction[] = [
  'policy.eligibility',
  'policy.provider',
  'policy.tippers',
  'policy.category',
  'policy.switch',
];

function whatOf({ action, what = '' }: JournalEntry): string | Line {
  const kind = idKinds[action];
  const [id = '', ...rest] = what.split(' ');
  if (kind && id && id !== 'off') return [{ kind, id }, ...(rest.length > 0 ? [' ', code(rest.join(' '))] : [])];
  return typedWords.includes(action) && what ? [code(what)] : what;
}

/** Writes one change as a sentence. It leaves out handles, which only admins may see. */
export function journalLine(entry: KeptEntry, { say }: Say): Line {
  const { actor, subject, action, reason, repeats } = entry;
  const values = { actor: actorLine(actor, { say }), subject: subjectSpan(subject), what: whatOf(entry) };
  const count = repeats && say('log.repeats', { count: repeats.changes, since: momentSpan(repeats.since) });
  return [...say(`log.${action}`, values), ...(reason ? [' — ', reason] : []), ...(count ? [' ', ...count] : [])];
}
