import type { Member } from '../../src/bot/call.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { member, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { JournalAction } from '../../src/jars/journal.ts';
import { type Listing, type Status, statusOf } from '../../src/jars/listing.ts';
import type { Notice } from '../../src/jars/notice.ts';
import { HONEY } from '../cards/jar-card.ts';
import { reason } from '../options/reason.ts';

export const suspend = defineCommand({
  name: 'tipjar-admin suspend',
  admin: true,
  options: { user: member(), reason: optional(reason()) },
  async run({ user, reason = '' }, context) {
    const { say, words, now } = context;
    const told: Notice = { name: reason ? 'suspended-because' : 'suspended', values: { reason } };
    await changeListing(user, context, { action: 'listing.suspended', reason, told }, (listing) => {
      if (statusOf(listing) === 'suspended') throw new Refusal('suspend.already', { name: user.name });
      // Who suspends has looked at what was reported.
      const waiting = listing.waiting?.for === 'reports' ? undefined : listing.waiting;
      return { ...listing, suspendedAt: now, reason, waiting };
    });
    return reply({
      title: say('suspend.title'),
      color: HONEY,
      parts: [
        { part: 'text', line: say('suspend.done', { name: user.name }) },
        {
          part: 'buttons',
          buttons: [
            {
              label: words('button.restore'),
              action: { command: 'tipjar-admin restore', options: { user: user.id } },
              style: 'plain',
            },
          ],
        },
      ],
    });
  },
});

export const restore = defineCommand({
  name: 'tipjar-admin restore',
  admin: true,
  options: { user: member() },
  async run({ user }, context) {
    const told: Notice = { name: 'restored', values: {} };
    const { listing, on } = await changeListing(user, context, { action: 'listing.restored', told }, (listing) => {
      if (statusOf(listing) !== 'suspended') throw new Refusal('restore.not-suspended', { name: user.name });
      return { ...listing, suspendedAt: undefined, reason: '' };
    });
    const { say } = context;
    const standing = listing ? (statusOf(listing) as Exclude<Status, 'suspended'>) : 'erased';
    const restored = on ? standing : 'off';
    return reply({
      title: say('restore.title'),
      color: HONEY,
      parts: [{ part: 'text', line: say(`restore.done.${restored}`, { name: user.name }) }],
    });
  },
});

async function changeListing(
  user: Member,
  { community, change }: Context,
  { told, ...noted }: { action: JournalAction; reason?: string; told: Notice },
  edit: (listing: Listing) => Listing,
) {
  return change(async (writing) => {
    const listing = await writing.listing(community, user.account);
    const { on } = await writing.policy(community);
    if (!listing) {
      // The owner erased a suspended jar: what is left of it names nobody, and so does the log.
      const restores = noted.action === 'listing.restored';
      const sanction = restores ? await writing.takeSanction(community, user.account) : undefined;
      if (sanction?.state !== 'suspended') throw new Refusal('tip.no-jar', { name: user.name });
      await writing.note(noted);
      return { listing, on };
    }
    const edited = edit(listing);
    await writing.putListing(edited);
    await writing.dropReports(community, user.account);
    await writing.note({ ...noted, subject: user.account });
    await writing.tell(user.account, told);
    return { listing: edited, on };
  });
}
