import { defineCommand, reply } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { HONEY } from '../cards/jar-card.ts';
import { noTraces } from '../steps/traces.ts';

/** Asks once. */
export const deleteJar = defineCommand({
  name: 'tipjar delete',
  options: {},
  async run(_, { caller, community, store, say, words }) {
    const { jar, draft, traces } = await store.read(async (reading) => ({
      jar: await reading.jar(caller.account),
      draft: await reading.draft(community, caller.account),
      traces: await reading.traces(caller.account),
    }));
    if (!jar && !draft && noTraces(traces)) throw new Refusal('jar.none');
    return reply({
      title: say('delete.title'),
      color: '#c0392b',
      parts: [
        { part: 'text', line: say('delete.ask', { count: jar?.links.length ?? 0 }) },
        {
          part: 'buttons',
          buttons: [
            { label: words('button.delete'), action: { command: 'tipjar delete now' }, style: 'danger' },
            { label: words('button.keep'), action: { command: 'tipjar show' }, style: 'plain' },
          ],
        },
      ],
    });
  },
});

export const deleteNow = defineCommand({
  name: 'tipjar delete now',
  hidden: true,
  options: {},
  async run(_, { erase, say }) {
    await erase();
    return reply({
      title: say('delete.title'),
      color: HONEY,
      parts: [{ part: 'text', line: say('delete.done') }],
    });
  },
});
