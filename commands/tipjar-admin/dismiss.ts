import { defineCommand, reply } from '../../src/bot/command.ts';
import { member } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { HONEY } from '../cards/jar-card.ts';

/** Finds nothing wrong: the reports go, and with them the hold they put a jar on. */
export const dismiss = defineCommand({
  name: 'tipjar-admin dismiss',
  admin: true,
  options: { user: member() },
  async run({ user }, context) {
    const { community, change, say } = context;
    const { count, released } = await change(async (writing) => {
      const reports = await writing.reports(community, user.account);
      const listing = await writing.listing(community, user.account);
      const held = listing?.waiting?.for === 'reports';
      if (!listing || (reports.length === 0 && !held)) throw new Refusal('dismiss.none', { name: user.name });
      await writing.dropReports(community, user.account);
      const free = held ? { ...listing, waiting: undefined } : listing;
      await writing.putListing(free);
      await writing.note({ action: 'report.dismissed', subject: user.account });
      const released = held && statusOf(free) === 'live';
      if (released) await writing.tell(user.account, { name: 'released', values: {} });
      return { count: reports.length, released };
    });
    return reply({
      title: say('dismiss.title'),
      color: HONEY,
      parts: [{ part: 'text', line: say(released ? 'dismiss.released' : 'dismiss.done', { name: user.name, count }) }],
    });
  },
});
