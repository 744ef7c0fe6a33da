import type { Member } from '../../src/bot/call.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { member, optional, text } from '../../src/bot/options.ts';
import { hidesSomething } from '../../src/bot/plain-text.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Listing, statusOf } from '../../src/jars/listing.ts';
import type { LoggedAction } from '../../src/jars/log.ts';
import { HONEY } from '../shared/jar-card.ts';

const LONGEST_REASON = 200;

export const suspend = defineCommand({
  name: 'tipjar-admin suspend',
  admin: true,
  options: { user: member(), reason: optional(text(LONGEST_REASON)) },
  async run({ user, reason = '' }, context) {
    const { say, words, now } = context;
    if ([...reason].length > LONGEST_REASON) throw new Refusal('suspend.reason-too-long', { most: LONGEST_REASON });
    if (hidesSomething(reason)) throw new Refusal('suspend.reason-hidden');
    await changeListing(user, context, { action: 'listing.suspended', reason }, (listing) => {
      if (statusOf(listing) === 'suspended') throw new Refusal('suspend.already', { name: user.name });
      return { ...listing, suspendedAt: now, reason };
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
    const restored = await changeListing(user, context, { action: 'listing.restored' }, (listing) => {
      if (statusOf(listing) !== 'suspended') throw new Refusal('restore.not-suspended', { name: user.name });
      return { ...listing, suspendedAt: undefined, reason: '' };
    });
    const { say } = context;
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
  noted: { action: LoggedAction; reason?: string },
  edit: (listing: Listing) => Listing,
) {
  return change(async (writing) => {
    const listing = await writing.listing(community, user.account);
    if (!listing) throw new Refusal('tip.no-jar', { name: user.name });
    const edited = edit(listing);
    await writing.putListing(edited);
    await writing.note({ ...noted, subject: user.account });
    return edited.pausedAt === undefined ? ('live' as const) : ('paused' as const);
  });
}
