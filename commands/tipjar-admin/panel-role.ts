import { to } from '../../src/bot/action.ts';
import { defineStep } from '../../src/bot/command.ts';
import { button, buttons, text } from '../../src/bot/kit.ts';
import { role as roleOption } from '../../src/bot/options.ts';
import { roleSpan } from '../../src/text/line.ts';
import { panelRoom } from '../cards/panel-room.ts';

/** The panel's card on one role, once it is chosen. */
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
