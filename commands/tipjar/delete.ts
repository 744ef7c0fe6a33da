import { to } from '../../src/bot/action.ts';
import { type Context, defineCommand, defineStep } from '../../src/bot/command.ts';
import { button, buttons, dangerButton, type Parts, reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { linksMark, seenOption } from '../cards/shown-mark.ts';
import { isKnown } from './export.ts';

const DAY = 24 * 60 * 60 * 1000;

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
  const { caller, erase, read, now, say } = context;
  const jar = await read((reading) => reading.jar(caller.account));
  if (seen !== undefined && seen !== linksMark(jar?.links ?? [])) {
    throw new Refusal('delete.changed', {}, { below: question(jar, context) });
  }
  const { swept, copiedUntil } = await erase();
  if (swept && copiedUntil === undefined) return reply(say('delete.title'), [text(say('delete.done'))]);
  return reply(say('delete.title'), [
    text(say('delete.hidden')),
    ...(swept ? [] : [text(say('delete.unswept'))]),
    ...(copiedUntil === undefined ? [] : [text(say('delete.copied', { days: daysUntil(copiedUntil, now) }))]),
  ]);
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

/** Counts days that have begun as whole ones, and at least one. Both times are milliseconds since 1970. */
const daysUntil = (at: number, now: number) => Math.max(1, Math.ceil((at - now) / DAY));
