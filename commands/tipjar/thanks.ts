import { to } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { choice } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';

/** Says whether others may thank the caller in public. It holds in every community. */
export const ownThanks = defineCommand('tipjar thanks', { state: choice('on', 'off') }).run(
  async ({ state }, { caller, write, say, words, now }) => {
    await write(async (writing) => {
      if (!(await writing.jar(caller.account))) throw new Refusal('jar.none');
      await writing.putJar(caller.account, now, { thanks: state === 'on' });
    });
    const opposite = state === 'on' ? 'off' : 'on';
    return reply(say('thanks.title'), [
      text(say(`thanks.own.${state}`)),
      buttons(button(words(`button.switch-${opposite}`), to('tipjar thanks', { state: opposite }))),
    ]);
  },
);
