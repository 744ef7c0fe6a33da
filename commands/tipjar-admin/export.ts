import { defineCommand } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { namesReporter } from '../../src/jars/journal.ts';
import { toCsv } from '../../src/text/csv.ts';

/**
 * So many entries make a file of about five megabytes. Discord takes ten
 * (https://discord.com/developers/docs/reference#uploading-files).
 */
const MOST_ROWS = 25_000;

const COLUMNS = ['time', 'actor', 'action', 'subject', 'what', 'handle', 'reason'];

/** Gives the log as a file for a spreadsheet, the newest entry first. It doesn't say who reported somebody. */
export const exportLog = defineCommand('tipjar-admin export', {}).run(async (_, { community, read, say }) => {
  const entries = await read((reading) => reading.journal(community, MOST_ROWS));
  if (entries.length === 0) throw new Refusal('log.empty');
  const rows = entries.map(({ at, actor, action, subject = '', what = '', handle = '', reason = '' }) => [
    new Date(at).toISOString(),
    namesReporter(action) ? '' : actor,
    action,
    subject,
    what,
    handle,
    reason,
  ]);
  const content = new TextEncoder().encode(toCsv([COLUMNS, ...rows]));
  return reply(say('export-log.title'), [text(say('export-log.done', { count: entries.length }))], {
    file: { name: 'tip-jar-log.csv', type: 'text/csv', content },
  });
});
