import { defineCommand, reply } from '../../src/bot/command.ts';
import { memberOrGone } from '../../src/bot/options.ts';
import { HONEY } from '../cards/jar-card.ts';
import { present } from '../steps/leaving.ts';
import { waitingListing } from '../steps/waiting-listing.ts';

/** Ends any waiting, whatever it was about: an admin has looked. */
export const approve = defineCommand({
  name: 'tipjar-admin approve',
  admin: true,
  options: { user: memberOrGone() },
  async run({ user: asked }, context) {
    const user = await present(asked, context);
    const { community, change, now, say, words } = context;
    const status = await change(async (writing) => {
      const { waiting, ...listing } = await waitingListing(writing, user, context);
      const listedAt = waiting.for === 'approval' ? now : listing.listedAt;
      await writing.putListing({ ...listing, listedAt, waiting: undefined });
      if (waiting.for === 'reports') await writing.dropReports(community, user.account);
      await writing.note({ action: 'listing.approved', subject: user.account, what: waiting.for });
      await writing.tell(user.account, { name: 'approved', values: {} });
      return listing.pausedAt === undefined ? 'live' : 'paused';
    });
    return reply({
      title: say('approve.title'),
      color: HONEY,
      parts: [
        { part: 'text', line: say(`approve.done.${status}`, { name: user.name }) },
        {
          part: 'buttons',
          buttons: [
            { label: words('button.requests'), action: { command: 'tipjar-admin requests' }, style: 'plain' },
            {
              label: words('button.suspend'),
              action: { command: 'tipjar-admin suspend', options: { user: user.id } },
              style: 'plain',
            },
          ],
        },
      ],
    });
  },
});
