import { defineCommand, reply } from '../../src/bot/command.ts';
import { text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { decimalsOf } from '../../src/providers/index.ts';
import { HONEY } from '../cards/jar-card.ts';

export const currency = defineCommand({
  name: 'tipjar currency',
  options: { code: text(20) },
  async run({ code: typed }, { caller, change, say, now }) {
    const code = typed.toUpperCase();
    if (decimalsOf(code) === undefined) throw new Refusal('currency.unknown', { typed });
    await change(async (writing) => {
      if (!(await writing.jar(caller.account))) throw new Refusal('jar.none');
      await writing.putJar(caller.account, now, { currency: code });
    });
    return reply({
      title: say('currency.title'),
      color: HONEY,
      parts: [{ part: 'text', line: say('currency.done', { currency: code }) }],
    });
  },
});
