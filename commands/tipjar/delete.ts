import { to } from '../../src/bot/action.ts';
import { defineCommand, defineStep } from '../../src/bot/command.ts';
import { button, buttons, dangerButton, reply, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { noTraces } from './export.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Asks the creator to confirm before everything is erased. */
export const deleteJar = defineCommand('tipjar delete', {}).run(async (_, { caller, community, read, say, words }) => {
  const { jar, draft, traces } = await read(async (reading) => ({
    jar: await reading.jar(caller.account),
    draft: await reading.draft(community, caller.account),
    traces: await reading.traces(caller.account),
  }));
  if (!jar && !draft && noTraces(traces)) throw new Refusal('jar.none');
  return reply(
    say('delete.title'),
    [
      text(say('delete.ask', { count: jar?.links.length ?? 0 })),
      buttons(
        dangerButton(words('button.delete'), to('tipjar delete now')),
        button(words('button.keep'), to('tipjar show')),
      ),
    ],
    { tone: 'warning' },
  );
});

export const deleteNow = defineStep('tipjar delete now', {}).run(async (_, { erase, now, say }) => {
  const { swept, copiedUntil } = await erase();
  if (swept && copiedUntil === undefined) return reply(say('delete.title'), [text(say('delete.done'))]);
  return reply(say('delete.title'), [
    text(say('delete.hidden')),
    ...(swept ? [] : [text(say('delete.unswept'))]),
    ...(copiedUntil === undefined ? [] : [text(say('delete.copied', { days: daysUntil(copiedUntil, now) }))]),
  ]);
});

/** Counts days that have begun as whole ones, and at least one. Both times are milliseconds since 1970. */
const daysUntil = (at: number, now: number) => Math.max(1, Math.ceil((at - now) / DAY));
