import type { Account } from '../../ids.ts';
import type { JournalAction, JournalEntry } from '../../jars/journal.ts';
import type { Log } from '../../log.ts';
import type { Line, Span } from '../../text/line.ts';
import { languageOf, type Texts, textsIn } from '../../text/texts.ts';
import type { Card } from '../answer.ts';
import type { Platform } from '../call.ts';
import type { Context } from '../command.ts';

const GREY = '#7f8c8d';

/** Posts log entries to the community's log channel, if it has one. What can't be posted is in the log all the same. */
export async function postJournal(
  entries: readonly JournalEntry[],
  context: Context,
  log: Pick<Log, 'error'>,
): Promise<void> {
  try {
    const { journalChannel, language } = await context.store.read((reading) => reading.policy(context.community));
    if (journalChannel === undefined) return;
    // A report comes with its buttons, from the command that filed it.
    const shown = entries.filter((entry) => entry.action !== 'report.filed');
    if (shown.length === 0) return;
    await context.platform.post(journalChannel, journalCard(shown, textsIn(languageOf(language))));
  } catch (error) {
    log.error({ err: error }, 'the log channel could not be written to');
  }
}

export interface Posted {
  channel: string;
  card: Card;
}

/** Posts a card that nothing depends on: what it tells of is to be found elsewhere too. */
export async function postCard({ channel, card }: Posted, platform: Platform, log: Pick<Log, 'error'>): Promise<void> {
  try {
    await platform.post(channel, card);
  } catch (error) {
    log.error({ err: error }, 'a channel could not be written to');
  }
}

function journalCard(entries: readonly JournalEntry[], texts: Texts): Card {
  return {
    title: texts.say('log.title'),
    color: GREY,
    parts: entries.map((entry) => ({ part: 'text', line: journalLine(entry, texts) })),
  };
}

/** The platform's own id of an account, for naming its bearer. */
export const memberSpan = (account: Account | 'erased' | undefined): Span =>
  account === undefined || account === 'erased' ? '?' : { kind: 'member', id: account.split(':').at(-1) ?? '' };

/** Entries that begin what they are about with an id. */
const named: Partial<Record<JournalAction, 'role' | 'channel'>> = {
  'policy.role': 'role',
  'policy.channel': 'channel',
  'policy.log-channel': 'channel',
  'policy.request-channel': 'channel',
};

function whatOf({ action, what = '' }: JournalEntry): string | Line {
  const kind = named[action];
  const [id = '', ...rest] = what.split(' ');
  return kind && id && id !== 'off' ? [{ kind, id }, rest.map((word) => ` ${word}`).join('')] : what;
}

/** One change as a sentence, without handles: those are for admins alone. */
export function journalLine(entry: JournalEntry, { say }: Pick<Texts, 'say'>) {
  const reason = entry.reason ? [' — ', entry.reason] : [];
  const values = { actor: memberSpan(entry.actor), subject: memberSpan(entry.subject), what: whatOf(entry) };
  return [...say(`log.${entry.action}`, values), ...reason];
}
