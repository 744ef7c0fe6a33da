import { to } from '../../src/bot/action.ts';
import { defineStep } from '../../src/bot/command.ts';
import { buttons, text } from '../../src/bot/kit.ts';
import { member, role as roleOption } from '../../src/bot/options.ts';
import { roleSpan } from '../../src/text/line.ts';
import { memberParts } from '../cards/member-card.ts';
import { choiceButton, panelRoom } from '../cards/panel-room.ts';
import { lookAtRules } from '../steps/look-at-rules.ts';
import { refuseEveryone } from './access.ts';

/** Shows the panel's card about one member, with buttons for what an admin can do about their jar. */
export const panelMember = defineStep('tipjar-admin panel member', { user: member() }).run(async ({ user }, context) =>
  panelRoom(
    context.say('panel.topic.members'),
    context,
    await context.read((reading) => memberParts(user, reading, context)),
  ),
);

/** Shows the panel's card about one role, with buttons to allow or block it. */
export const panelRole = defineStep('tipjar-admin panel role', { role: roleOption() })
  .lookUp({
    read: lookAtRules.read,
    async ask(platform, { roles }, { role }) {
      // A rule that an earlier version took can be cleared.
      if (!roles.has(role.id)) refuseEveryone(platform, role);
      return roles.get(role.id) ?? 'clear';
    },
  })
  .run(async ({ role: { id: role } }, context, set) => {
    const { say, words } = context;
    return panelRoom(say('panel.topic.roles'), context, [
      text(say(`panel.role.${set}`, { role: roleSpan(role) })),
      buttons(
        (['allow', 'block', 'clear'] as const).map((rule) =>
          choiceButton(
            words(`panel.role.label.${rule}`),
            to('tipjar-admin role', { role, rule }),
            rule === set,
            context,
          ),
        ),
      ),
    ]);
  });
