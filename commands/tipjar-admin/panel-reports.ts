import { to } from '../../src/bot/action.ts';
import type { Reply } from '../../src/bot/answer.ts';
import { type Context, defineStep } from '../../src/bot/command.ts';
import { button, buttons, dangerButton, divider, type Parts, text } from '../../src/bot/kit.ts';
import { key, optional } from '../../src/bot/options.ts';
import { userOf } from '../../src/ids.ts';
import { type Listing, statusOf } from '../../src/jars/listing.ts';
import type { Reading } from '../../src/store/store.ts';
import { memberSpan } from '../../src/text/line.ts';
import { jarMark } from '../cards/jar-mark.ts';
import { panelRoom } from '../cards/panel-room.ts';
import { reportLines } from '../cards/waiting.ts';

/** So many jars with three reports each fit into Discord's 4000 characters and 40 components. */
const ON_A_PAGE = 4;

/** Shows the jars with open reports: how many each has, what the newest say, and what can be done about it. */
export const panelReports = defineStep('tipjar-admin panel reports', { from: optional(key(6)) }).run(
  ({ from = '0' }, context) => reportedJars(/^\d{1,5}$/.test(from) ? Number(from) : 0, context),
);

async function reportedJars(from: number, context: Context): Promise<Reply> {
  const { community, read, say, words } = context;
  const { jars, total } = await read(async (reading) => {
    const listings = await reading.page(community, { list: 'reported', from, count: ON_A_PAGE });
    return {
      jars: await Promise.all(listings.map((listing) => reportedParts(listing, reading, context))),
      total: await reading.reported(community),
    };
  });
  const turn = (label: 'previous' | 'next', there: number) =>
    button(words(`button.${label}`), to('tipjar-admin panel reports', { from: String(there) }));
  return panelRoom(say('panel.reports.title'), context, [
    text(say('panel.reports', { count: total })),
    jars.map((parts) => [divider, parts]),
    jars.length > 0 && divider,
    buttons(
      from > 0 && turn('previous', Math.max(0, from - ON_A_PAGE)),
      from + jars.length < total && jars.length > 0 && turn('next', from + jars.length),
    ),
  ]);
}

async function reportedParts(listing: Listing, reading: Reading, context: Context): Promise<Parts> {
  const { account } = listing;
  const { community, say, words } = context;
  const user = userOf(account);
  const seen = await jarMark(reading, account, context);
  const count = await reading.reportCount(community, account);
  const status = words(`list.status.${statusOf(listing)}`);
  return [
    text(say('panel.reports.jar', { member: memberSpan(account), count, status })),
    (await reportLines(account, reading, context)).map(text),
    buttons(
      button(words('button.dismiss'), to('tipjar-admin dismiss', { user, seen })),
      statusOf(listing) !== 'suspended' &&
        dangerButton(words('button.suspend'), to('tipjar-admin suspend ask', { user, seen })),
      button(words('button.look-at-jar'), to('tipjar-admin panel member', { user })),
    ),
  ];
}
