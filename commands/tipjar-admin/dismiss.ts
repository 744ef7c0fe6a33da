import { defineCommand } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { member } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { jarMarkOption } from '../cards/jar-mark.ts';
import { refuseUnseen } from '../steps/refuse-unseen.ts';

/** Drops the reports on a jar, and takes it off hold if they had put it there. */
export const dismiss = defineCommand('tipjar-admin dismiss', { user: member(), seen: jarMarkOption() }).run(
  async ({ user, seen }, context) => {
    const { account, name } = user;
    const { community, write, say } = context;
    const { count, released } = await write(async (writing) => {
      const reports = await writing.reports(community, account);
      const listing = await writing.listing(community, account);
      const held = listing?.waiting?.for === 'reports';
      if (!listing || (reports.length === 0 && !held)) throw new Refusal('dismiss.none', { name });
      await refuseUnseen(seen, user, writing, context);
      await writing.dropReports(community, account);
      const free = held ? { ...listing, waiting: undefined } : listing;
      await writing.putListing(free);
      await writing.note({ action: 'report.dismissed', subject: account });
      const released = held && statusOf(free) === 'live';
      if (released) await writing.tell(account, { name: 'released', values: {} });
      return { count: reports.length, released };
    });
    return reply(say('dismiss.title'), [text(say(released ? 'dismiss.released' : 'dismiss.done', { name, count }))]);
  },
);
