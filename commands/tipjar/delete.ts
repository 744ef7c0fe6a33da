import { to } from '../../src/bot/action.ts';
import { defineCommand, defineStep } from '../../src/bot/command.ts';
import { button, buttons, dangerButton, reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { isKnown } from './export.ts';

/** Asks the creator to confirm before everything is erased. */
export const deleteJar = defineCommand('tipjar delete', {}).run(async (_, { caller, community, read, say, words }) => {
  const { known, jar } = await read(async (reading) => ({
    known: await isKnown(reading, community, caller.account),
    jar: await reading.jar(caller.account),
  }));
  if (!known) throw new Refusal('jar.none');
  return reply(
    say('delete.title'),
    [
      text(say('delete.ask', { count: jar?.links.length ?? 0 })),
      text(say('delete.stays')),
      buttons(
        dangerButton(words('button.delete'), to('tipjar delete now')),
        button(words('button.keep'), to('tipjar show')),
      ),
    ],
    { tone: 'warning' },
  );
});

export const deleteNow = defineStep('tipjar delete now', {}).run(async (_, { erase, say }) => {
  await erase();
  return reply(say('delete.title'), [text(say('delete.done'))]);
});
