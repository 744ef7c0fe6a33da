import { defineCommand, reply } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { namesReporter } from '../../src/jars/journal.ts';
import { HONEY } from '../cards/jar-card.ts';
import { toCsv } from '../shared/csv.ts';

/** About five megabytes; Discord takes ten. https://discord.com/developers/docs/reference#uploading-files */
const MOST_ROWS = 25_000;

const COLUMNS = ['time', 'actor', 'action', 'subject', 'what', 'handle', 'reason'];

/** Without it, a spreadsheet that is asked to open the file reads it in the letters of another age. */
const BYTE_ORDER_MARK = '\ufeff';

/** The log as a file for a spreadsheet, the newest entry first. Who reported somebody isn't told. */
export const exportLog = defineCommand({
  name: 'tipjar-admin export',
  admin: true,
  options: {},
  async run(_, { community, store, say }) {
    const entries = await store.read((reading) => reading.journal(community, MOST_ROWS));
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
    return {
      ...reply({
        title: say('export-log.title'),
        color: HONEY,
        parts: [{ part: 'text', line: say('export-log.done', { count: entries.length }) }],
      }),
      file: {
        name: 'tip-jar-log.csv',
        type: 'text/csv',
        content: new TextEncoder().encode(BYTE_ORDER_MARK + toCsv([COLUMNS, ...rows])),
      },
    };
  },
});
