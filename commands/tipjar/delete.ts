import { to } from '../../src/bot/action.ts';
import { type Context, defineCommand, defineStep } from '../../src/bot/command.ts';
import { button, buttons, dangerButton, type Parts, reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { linksMark, seenOption } from '../cards/shown-mark.ts';
import { isKnown } from './export.ts';

/** Asks the creator to confirm before everything is erased. */
export const deleteJar = defineCommand('tipjar delete', {}).run(async (_, context) => {
  const { caller, community, read, say } = context;
  const { known, jar } = await read(async (reading) => ({
    known: await isKnown(reading, community, caller.account),
    jar: await reading.jar(caller.account),
  }));
  if (!known) throw new Refusal('jar.none');
  return reply(say('delete.title'), question(jar, context), { tone: 'warning' });
});

export const deleteNow = defineStep('tipjar delete now', { seen: seenOption() }).run(async ({ seen }, context) => {
  const { caller, erase, read, say } = context;
  const jar = await read((reading) => reading.jar(caller.account));
  if (seen !== undefined && seen !== linksMark(jar?.links ?? [])) {
    throw new Refusal('delete.changed', {}, { below: question(jar, context) });
  }
  await erase();
  return reply(say('delete.title'), [text(say('delete.done'))]);
});

function question(jar: Jar | undefined, { say, words }: Context): Parts {
  const links = jar?.links ?? [];
  return [
    text(say('delete.ask', { count: links.length })),
    text(say('delete.stays')),
    buttons(
      dangerButton(words('button.delete'), to('tipjar delete now', { seen: linksMark(links) })),
      button(words('button.keep'), to('tipjar show')),
    ),
  ];
}
