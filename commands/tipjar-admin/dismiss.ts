import { defineCommand } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { member } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { statusOf, withoutHold } from '../../src/jars/listing.ts';
import { jarMarkOption } from '../cards/jar-mark.ts';
import { settledCard } from '../cards/settled.ts';
import { stillHeld } from '../cards/standing.ts';
import { compareAgain } from '../steps/compare.ts';
import { decidedReport } from '../steps/decided-report.ts';
import { refuseUnseen } from '../steps/refuse-unseen.ts';

/** Closes the reports on a jar, and ends the hold if they had put it on one. Other holds stay. */
export const dismiss = defineCommand('tipjar-admin dismiss', { user: member(), seen: jarMarkOption() }).run(
  async ({ user, seen }, context) => {
    const { account, name } = user;
    const { community, write, say, now } = context;
    const { count, released, again, posted } = await write(async (writing) => {
      const count = await writing.reportCount(community, account);
      const listing = await writing.listing(community, account);
      const held = listing?.holds.reports !== undefined;
      if (!listing || (count === 0 && !held)) {
        throw new Refusal('dismiss.none', { name }, { posted: await settledCard('report', account, writing, context) });
      }
      await refuseUnseen(seen, user, writing, context);
      const posted = await decidedReport(writing, user, 'dismissed', context);
      await writing.closeReports(community, account);
      const free = { ...listing, holds: withoutHold(listing.holds, 'reports') };
      await writing.putListing(free);
      await writing.note({ action: 'report.dismissed', subject: account });
      const again = held ? await compareAgain(writing, free, now) : [];
      const released = held && statusOf(free) === 'live' && !again.some(({ whole }) => whole);
      if (released) await writing.tell(account, { name: 'released', values: {} });
      return { count, released, again, posted };
    });
    const answer = reply(say('dismiss.title'), [
      text(say(released ? 'dismiss.released' : 'dismiss.done', { name, count })),
      stillHeld(again, name, context),
    ]);
    return { ...answer, ...(posted && { posted }) };
  },
);
