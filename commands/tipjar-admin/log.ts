import type { Button, Part } from '../../src/bot/answer.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { journalLine } from '../../src/bot/dispatch/post-journal.ts';
import { channel as channelOption, optional, text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { KeptEntry } from '../../src/store/store.ts';
import { code, type Line } from '../../src/text/line.ts';
import { visible } from '../../src/text/plain-text.ts';
import { HONEY, shortened } from '../cards/jar-card.ts';
import { postHere } from '../steps/try-channel.ts';

const ON_A_PAGE = 10;
/** In characters: ten entries fit into the 4000 that Discord takes. The file has all of it. */
const LONGEST_REASON = 80;

/** Shows the newest entries, or sets where each new one is posted. */
export const log = defineCommand({
  name: 'tipjar-admin log',
  admin: true,
  options: { channel: optional(channelOption()) },
  async run({ channel }, context) {
    if (!channel) return entriesBefore(undefined, context);
    const { community, change, say, words, language } = context;
    await postHere(channel.id, say('log.channel.hello'), context);
    await change(async (writing) => {
      await writing.putPolicy(community, { journalChannel: channel.id, language });
      await writing.note({ action: 'policy.log-channel', what: channel.id });
    });
    return reply({
      title: say('log.channel.title'),
      color: HONEY,
      parts: [
        { part: 'text', line: say('log.channel.done', { channel: { kind: 'channel', id: channel.id } }) },
        { part: 'buttons', buttons: [stopButton(words('button.stop-posting'))] },
      ],
    });
  },
});

/** The entries that are older than one that was shown. */
export const logOlder = defineCommand({
  name: 'tipjar-admin log older',
  admin: true,
  hidden: true,
  options: { before: text(16) },
  async run({ before }, context) {
    if (!/^\d+$/.test(before)) throw new Refusal('call.unknown');
    return entriesBefore(Number(before), context);
  },
});

export const logStop = defineCommand({
  name: 'tipjar-admin log stop',
  admin: true,
  hidden: true,
  options: {},
  async run(_, { community, change, say }) {
    await change(async (writing) => {
      const { journalChannel } = await writing.policy(community);
      if (journalChannel === undefined) throw new Refusal('log.channel.none');
      await writing.putPolicy(community, { journalChannel: undefined });
      await writing.note({ action: 'policy.log-channel', what: 'off' });
    });
    return reply({
      title: say('log.channel.title'),
      color: HONEY,
      parts: [{ part: 'text', line: say('log.channel.stopped') }],
    });
  },
});

async function entriesBefore(before: number | undefined, context: Context) {
  const { community, store, say, words } = context;
  const { entries, journalChannel } = await store.read(async (reading) => ({
    entries: await reading.journal(community, ON_A_PAGE + 1, before),
    journalChannel: (await reading.policy(community)).journalChannel,
  }));
  const shown = entries.slice(0, ON_A_PAGE);
  const last = shown.at(-1);
  const buttons: Button[] = [
    ...(last && entries.length > ON_A_PAGE
      ? [
          {
            label: words('button.older'),
            action: { command: 'tipjar-admin log older', options: { before: String(last.id) } },
            style: 'plain' as const,
          },
        ]
      : []),
    ...(journalChannel === undefined ? [] : [stopButton(words('button.stop-posting'))]),
  ];
  const where =
    journalChannel === undefined
      ? say('log.channel.how')
      : say('policy.log', { channel: { kind: 'channel', id: journalChannel } });
  return reply({
    title: say('log.show.title'),
    color: HONEY,
    parts: [
      ...(shown.length > 0 ? shown.map((entry) => entryLine(entry, context)) : [say('log.empty')]).map(
        (line): Part => ({ part: 'text', line }),
      ),
      { part: 'text', line: where },
      ...(buttons.length > 0 ? [{ part: 'buttons' as const, buttons }] : []),
    ],
  });
}

const stopButton = (label: string): Button => ({
  label,
  action: { command: 'tipjar-admin log stop' },
  style: 'plain',
});

/** With its moment and the handle, which admins alone may read. */
function entryLine(entry: KeptEntry, context: Context): Line {
  const { at, handle, reason = '' } = entry;
  const line = journalLine({ ...entry, reason: visible(reason, LONGEST_REASON) }, context);
  return [{ kind: 'moment', at }, ' · ', ...line, ...(handle ? [' ', code(shortened(handle))] : [])];
}
