import { to } from '../../src/bot/action.ts';
import { defineStep } from '../../src/bot/command.ts';
import { button, buttons, dangerButton, mainButton, row, text } from '../../src/bot/kit.ts';
import { member, role as roleOption } from '../../src/bot/options.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { roleSpan } from '../../src/text/line.ts';
import { knownLinks, removalOf } from '../cards/links.ts';
import { panelRoom } from '../cards/panel-room.ts';
import { dismissButtons, holdLines } from '../cards/waiting.ts';

/** Shows the panel's card about one member, with buttons for what an admin can do about their jar. */
export const panelMember = defineStep('tipjar-admin panel member', { user: member() }).run(
  async ({ user: { id: user, account, name } }, context) => {
    const { community, read, say, words } = context;
    const { listing, jar, holds, removals } = await read(async (reading) => {
      const listing = await reading.listing(community, account);
      const holds = listing ? await holdLines(listing, reading, context) : [];
      const removals = await reading.removals(community, account);
      return { listing, holds, removals, jar: await reading.jar(account) };
    });
    if (!listing || !jar) return panelRoom(context, [text(say('tip.no-jar', { name }))]);
    const status = statusOf(listing);
    const pending = status === 'pending';
    return panelRoom(context, [
      text(say(`panel.member.${status}`, { name })),
      holds.map(text),
      buttons(
        pending && mainButton(words('button.approve'), to('tipjar-admin approve', { user })),
        status === 'suspended'
          ? button(words('button.restore'), to('tipjar-admin restore', { user }))
          : dangerButton(words('button.suspend'), to('tipjar-admin suspend', { user })),
        pending && button(words('button.decline'), to('tipjar-admin decline ask', { user })),
        dismissButtons(listing, context),
      ),
      knownLinks(jar.links).map(({ provider, handle }) => {
        const link = { user, provider: provider.id };
        const line = say('card.link', { provider: provider.name, handle });
        return row(
          line,
          removalOf(removals, { provider, handle })
            ? button(words('button.show-link', { provider: provider.name }), to('tipjar-admin restore-link', link))
            : button(words('button.remove', { provider: provider.name }), to('tipjar-admin remove-link', link)),
        );
      }),
    ]);
  },
);

/** Shows the panel's card about one role, with buttons to allow or block it. */
export const panelRole = defineStep('tipjar-admin panel role', { role: roleOption() }).run(
  async ({ role: { id: role } }, context) => {
    const { say, words } = context;
    return panelRoom(context, [
      text(say('panel.role', { role: roleSpan(role) })),
      buttons(
        (['allow', 'block', 'clear'] as const).map((rule) =>
          button(words(`button.${rule}`), to('tipjar-admin role', { role, rule })),
        ),
      ),
    ]);
  },
);
