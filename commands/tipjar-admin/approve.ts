import { to } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { memberOrGone } from '../../src/bot/options.ts';
import { jarMark, jarMarkOption } from '../cards/jar-mark.ts';
import { shownLines } from '../cards/waiting.ts';
import { present, waitingListing } from '../steps/leaving.ts';
import { refuseUnseen } from '../steps/refuse-unseen.ts';

/** Ends a jar's wait for an admin, whatever the reason for it was. */
export const approve = defineCommand('tipjar-admin approve', { user: memberOrGone(), seen: jarMarkOption() }).run(
  async ({ user: named, seen }, context) => {
    const user = await present(named, context);
    const { community, write, now, say, words } = context;
    const {
      status,
      jar,
      now: after,
    } = await write(async (writing) => {
      const { waiting, ...listing } = await waitingListing(writing, user, context);
      await refuseUnseen(seen, user, writing, context);
      const listedAt = waiting.for === 'approval' ? now : listing.listedAt;
      await writing.putListing({ ...listing, listedAt, waiting: undefined });
      if (waiting.for === 'reports') await writing.dropReports(community, user.account);
      await writing.note({ action: 'listing.approved', subject: user.account, what: waiting.for });
      await writing.tell(user.account, { name: 'approved', values: {} });
      return {
        status: listing.pausedAt === undefined ? ('live' as const) : ('paused' as const),
        jar: await writing.jar(user.account),
        now: await jarMark(writing, user.account, context),
      };
    });
    return reply(say('approve.title'), [
      text(say(`approve.done.${status}`, { name: user.name })),
      jar && shownLines(jar, context).map(text),
      buttons(
        button(words('button.requests'), to('tipjar-admin requests')),
        button(words('button.suspend'), to('tipjar-admin suspend', { user: user.id, seen: after })),
      ),
    ]);
  },
);
