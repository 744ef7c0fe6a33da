import { defineCommand } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { freeText } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { decimalsOf } from '../../src/providers/index.ts';

export const currency = defineCommand('tipjar currency', { code: freeText(20) }).run(
  async ({ code: typed }, { caller, write, say, now }) => {
    const code = typed.toUpperCase();
    if (decimalsOf(code) === undefined) throw new Refusal('currency.unknown', { typed });
    await write(async (writing) => {
      if (!(await writing.jar(caller.account))) throw new Refusal('jar.none');
      await writing.putJar(caller.account, now, { currency: code });
    });
    return reply(say('currency.title'), [text(say('currency.done', { currency: code }))]);
  },
);
