import { defineCommand } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { namesReporter } from '../../src/jars/journal.ts';
import type { KeptEntry } from '../../src/store/store.ts';
import { moreCsv, toCsv } from '../../src/text/csv.ts';
import { journalPages } from '../steps/journal-pages.ts';

/**
 * So many entries make a file of about five megabytes. Discord takes ten
 * (https://discord.com/developers/docs/reference#uploading-files).
 */
const MOST_ROWS = 25_000;

const COLUMNS = ['time', 'actor', 'action', 'subject', 'what', 'handle', 'reason', 'changes', 'since'];

/** Gives the log as a file for a spreadsheet, the newest entry first. It doesn't say who reported somebody. */
export const exportLog = defineCommand('tipjar-admin export', {}).run(async (_, { community, read, say }) => {
  const pieces = [Buffer.from(toCsv([COLUMNS]))];
  let count = 0;
  for await (const entries of journalPages(read, MOST_ROWS, (reading, ...page) =>
    reading.journal(community, ...page),
  )) {
    pieces.push(Buffer.from(moreCsv(entries.map(rowOf))));
    count += entries.length;
  }
  if (count === 0) throw new Refusal('log.empty');
  return reply(say('export-log.title'), [text(say('export-log.done', { count }))], {
    file: { name: 'tip-jar-log.csv', type: 'text/csv', content: Buffer.concat(pieces) },
  });
});

const iso = (at: number) => new Date(at).toISOString();

const rowOf = ({ at, actor, action, subject, what = '', handle = '', reason = '', repeats }: KeptEntry) => [
  iso(at),
  namesReporter(action) ? '' : actor,
  action,
  subject ?? '',
  what,
  handle,
  reason,
  ...(repeats ? [String(repeats.changes), iso(repeats.since)] : ['', '']),
];
