import { to } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { memberOrGone } from '../../src/bot/options.ts';
import { reasonsOf } from '../../src/jars/listing.ts';
import { languageOf, textsIn } from '../../src/text/texts.ts';
import { jarMark, jarMarkOption } from '../cards/jar-mark.ts';
import { requestCard } from '../cards/request.ts';
import { stillHeld } from '../cards/standing.ts';
import { shownLines } from '../cards/waiting.ts';
import { compareAgain } from '../steps/compare.ts';
import { present, waitingListing } from '../steps/leaving.ts';
import { refuseUnseen } from '../steps/refuse-unseen.ts';

/** Ends everything that a jar is on hold for, because the admin was shown all of it. */
export const approve = defineCommand('tipjar-admin approve', { user: memberOrGone(), seen: jarMarkOption() }).run(
  async ({ user: named, seen }, context) => {
    const user = await present(named, context);
    const { community, caller, write, now, say, words } = context;
    const { status, held, jar, mark, posted } = await write(async (writing) => {
      const { holds, ...listing } = await waitingListing(writing, user, context);
      await refuseUnseen(seen, user, writing, context);
      const listedAt = holds.approval === undefined ? listing.listedAt : now;
      await writing.putListing({ ...listing, listedAt, holds: {} });
      if (holds.reports !== undefined) await writing.closeReports(community, user.account);
      await writing.note({ action: 'listing.approved', subject: user.account, what: reasonsOf(holds).join(' ') });
      await writing.tell(user.account, { name: 'approved', values: {} });
      const held = await compareAgain(writing, listing, now);
      const after = held.some(({ whole }) => whole) ? 'pending' : listing.pausedAt === undefined ? 'live' : 'paused';
      const jar = await writing.jar(user.account);
      const texts = textsIn(languageOf((await writing.policy(community)).language));
      const posted = jar && requestCard(listing, jar, { as: 'approved', admin: caller.account }, texts);
      if (posted) await writing.settle(posted, { about: 'request', subject: user.account });
      return { status: after, held, jar, posted, mark: await jarMark(writing, user.account, context) } as const;
    });
    const answer = reply(say('approve.title'), [
      text(say(`approve.done.${status}`, { name: user.name })),
      jar && shownLines(jar, context).map(text),
      stillHeld(held, user.name, context),
      buttons(
        button(words('button.requests'), to('tipjar-admin requests')),
        button(words('button.suspend'), to('tipjar-admin suspend ask', { user: user.id, seen: mark })),
      ),
    ]);
    return { ...answer, ...(posted && { posted }) };
  },
);
