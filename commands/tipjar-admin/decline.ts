import { defineCommand, reply } from '../../src/bot/command.ts';
import { memberOrGone, optional } from '../../src/bot/options.ts';
import { HONEY } from '../cards/jar-card.ts';
import { LONGEST_REASON, reason as reasonOption } from '../options/reason.ts';
import { present } from '../steps/leaving.ts';
import { waitingListing } from '../steps/waiting-listing.ts';

/**
 * Takes the jar out of the community, not from its owner, who reads why and may ask again. Reports stay until an admin
 * finds nothing wrong.
 */
export const decline = defineCommand({
  name: 'tipjar-admin decline',
  admin: true,
  options: { user: memberOrGone(), reason: optional(reasonOption()) },
  async run({ user: asked, reason = '' }, context) {
    const user = await present(asked, context);
    const { community, change, say, words } = context;
    await change(async (writing) => {
      const { waiting } = await waitingListing(writing, user, context);
      await writing.removeListing(community, user.account);
      await writing.note({ action: 'listing.declined', subject: user.account, what: waiting.for, reason });
      await writing.tell(
        user.account,
        reason ? { name: 'declined-because', values: { reason } } : { name: 'declined', values: {} },
      );
    });
    return reply({
      title: say('decline.title'),
      color: HONEY,
      parts: [
        { part: 'text', line: say('decline.done', { name: user.name }) },
        {
          part: 'buttons',
          buttons: [{ label: words('button.requests'), action: { command: 'tipjar-admin requests' }, style: 'plain' }],
        },
      ],
    });
  },
});

/** Behind the button: asks why first. */
export const declineAsk = defineCommand({
  name: 'tipjar-admin decline ask',
  admin: true,
  hidden: true,
  options: { user: memberOrGone() },
  async run({ user: asked }, context) {
    const user = await present(asked, context);
    const { store, words } = context;
    await store.read((reading) => waitingListing(reading, user, context));
    return {
      kind: 'form',
      title: words('decline.form'),
      submit: words('button.decline'),
      action: { command: 'tipjar-admin decline', options: { user: user.id } },
      fields: [
        {
          name: 'reason',
          label: words('decline.label'),
          hint: words('decline.hint'),
          most: LONGEST_REASON,
          required: false,
        },
      ],
    };
  },
});
