import { to } from '../../src/bot/action.ts';
import type { Member } from '../../src/bot/call.ts';
import { type Context, defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { member, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { JournalAction } from '../../src/jars/journal.ts';
import { type Listing, type Status, statusOf, withoutHold } from '../../src/jars/listing.ts';
import type { Notice } from '../../src/jars/notice.ts';
import { stillHeld } from '../cards/standing.ts';
import { reason as reasonOption } from '../options/own-words.ts';
import { compareAgain } from '../steps/compare.ts';

export const suspend = defineCommand('tipjar-admin suspend', {
  user: member(),
  reason: optional(reasonOption()),
}).run(async ({ user, reason = '' }, context) => {
  const { say, words, now } = context;
  const { id, name } = user;
  const told: Notice = { name: reason ? 'suspended-because' : 'suspended', values: { reason } };
  await changeListing(user, context, { action: 'listing.suspended', reason, told }, (listing) => {
    if (statusOf(listing) === 'suspended') throw new Refusal('suspend.already', { name });
    // The admin who suspends a jar has looked at the reports, so it isn't on hold for them any more.
    return { ...listing, suspendedAt: now, reason, holds: withoutHold(listing.holds, 'reports') };
  });
  return reply(say('suspend.title'), [
    text(say('suspend.done', { name })),
    buttons(button(words('button.restore'), to('tipjar-admin restore', { user: id }))),
  ]);
});

export const restore = defineCommand('tipjar-admin restore', { user: member() }).run(async ({ user }, context) => {
  const { name } = user;
  const told: Notice = { name: 'restored', values: {} };
  const { listing, on, held } = await changeListing(user, context, { action: 'listing.restored', told }, (listing) => {
    if (statusOf(listing) !== 'suspended') throw new Refusal('restore.not-suspended', { name });
    return { ...listing, suspendedAt: undefined, reason: '' };
  });
  const { say } = context;
  const standing = listing ? (statusOf(listing) as Exclude<Status, 'suspended'>) : 'erased';
  return reply(say('restore.title'), [
    text(say(`restore.done.${on ? standing : 'off'}`, { name })),
    stillHeld(held, name, context),
  ]);
});

async function changeListing(
  { account, name }: Member,
  { community, write, now }: Context,
  { told, ...noted }: { action: JournalAction; reason?: string; told: Notice },
  edit: (listing: Listing) => Listing,
) {
  return write(async (writing) => {
    const listing = await writing.listing(community, account);
    const { on } = await writing.policy(community);
    if (!listing) {
      // If the owner erased a suspended jar, a sanction without their id is left. The log's entry names nobody either.
      const restores = noted.action === 'listing.restored';
      const sanctions = restores ? await writing.takeSanctions(community, account, ['suspended']) : [];
      if (sanctions.length === 0) throw new Refusal('tip.no-jar', { name });
      await writing.note(noted);
      return { listing, on, held: [] };
    }
    const edited = edit(listing);
    await writing.putListing(edited);
    await writing.closeReports(community, account);
    await writing.note({ ...noted, subject: account });
    await writing.tell(account, told);
    const held = edited.suspendedAt === undefined ? await compareAgain(writing, edited, now) : [];
    return { listing: await writing.listing(community, account), on, held };
  });
}
