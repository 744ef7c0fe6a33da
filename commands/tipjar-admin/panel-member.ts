import type { Button, Part } from '../../src/bot/answer.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { member, role as roleOption } from '../../src/bot/options.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { known } from '../options/provider.ts';
import { buttons, press, room } from './panel-parts.ts';

/** The panel's card on one role, once it is chosen. */
export const panelRole = defineCommand({
  name: 'tipjar-admin panel role',
  admin: true,
  hidden: true,
  options: { role: roleOption() },
  run: async ({ role }, context) =>
    room(context, [
      { part: 'text', line: context.say('panel.role', { role: { kind: 'role', id: role.id } }) },
      buttons(
        (['allow', 'block', 'clear'] as const).map((rule) =>
          press(context.words(`button.${rule}`), 'role', { role: role.id, rule }),
        ),
      ),
    ]),
});

/** The panel's card on one member, with what can be done about their jar. */
export const panelMember = defineCommand({
  name: 'tipjar-admin panel member',
  admin: true,
  hidden: true,
  options: { user: member() },
  async run({ user }, context) {
    const { community, store, say, words } = context;
    const { listing, jar } = await store.read(async (reading) => ({
      listing: await reading.listing(community, user.account),
      jar: await reading.jar(user.account),
    }));
    if (!listing || !jar) return room(context, [{ part: 'text', line: say('tip.no-jar', { name: user.name }) }]);
    const status = statusOf(listing);
    const options = { user: user.id };
    const deeds: Button[] =
      status === 'suspended'
        ? [press(words('button.restore'), 'restore', options)]
        : [press(words('button.suspend'), 'suspend', options, 'danger')];
    if (status === 'pending') {
      deeds.unshift(press(words('button.approve'), 'approve', options, 'main'));
      deeds.push(press(words('button.decline'), 'decline ask', options));
    }
    const links = jar.links.map(known).filter((link) => link !== undefined);
    return room(context, [
      { part: 'text', line: say(`panel.member.${status}`, { name: user.name }) },
      buttons(deeds),
      ...links.map(
        ({ provider, handle }): Part => ({
          part: 'row',
          line: say('card.link', { provider: provider.name, handle }),
          button: press(words('button.remove', { provider: provider.name }), 'remove-link', {
            ...options,
            provider: provider.id,
          }),
        }),
      ),
    ]);
  },
});
