import { to } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { choice } from '../../src/bot/options.ts';

/** Lets somebody refuse, in every community of the platform, to be told that others would have tipped them. */
export const nudges = defineCommand('tipjar nudges', { state: choice('on', 'off') }).run(
  async ({ state }, { caller, write, platform, say, words }) => {
    await write((writing) => writing.putNudgeRefusal(caller.account, state === 'off'));
    const opposite = state === 'on' ? 'off' : 'on';
    return reply(say('nudges.title'), [
      text(say(`nudges.${state}`, { platform })),
      buttons(button(words(`button.nudges-${opposite}`), to('tipjar nudges', { state: opposite }))),
    ]);
  },
);
