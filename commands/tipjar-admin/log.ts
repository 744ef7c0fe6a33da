import { to } from '../../src/bot/action.ts';
import type { Button, Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, defineStep } from '../../src/bot/command.ts';
import { journalLine } from '../../src/bot/journal-line.ts';
import { button, buttons, reply, text } from '../../src/bot/kit.ts';
import { byButton, channel as channelOption, key, optional } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { KeptEntry } from '../../src/store/store.ts';
import { setApart } from '../../src/text/formats.ts';
import { channelSpan, code, type Line, momentSpan } from '../../src/text/line.ts';
import { visible } from '../../src/text/plain-text.ts';
import { shortened } from '../cards/lengths.ts';
import { tryChannel } from '../steps/try-channel.ts';

const ON_A_PAGE = 10;
/** So many characters of a reason are shown, to fit ten entries into Discord's 4000. The exported file has it all. */
const LONGEST_REASON = 80;

/** Shows the newest entries, or sets the channel in which each new one is posted. */
export const log = defineCommand('tipjar-admin log', { channel: optional({ ...channelOption(), takesPosts: true }) })
  .lookUp(tryChannel('log.channel.hello'))
  .run(async ({ channel }, context) => {
    if (!channel) return entriesBefore(undefined, context);
    const { id } = channel;
    const { community, write, say, language } = context;
    const before = await write(async (writing) => {
      const { journalChannel } = await writing.policy(community);
      await writing.putPolicy(community, { journalChannel: id, language });
      await writing.note({ action: 'policy.log-channel', what: id });
      return journalChannel;
    });
    return reply(say('log.channel.title'), [
      text(say('log.channel.done', { channel: channelSpan(id) })),
      buttons(stopButton(id, context), before !== undefined && before !== id && againButton(before, context)),
    ]);
  });

/** Shows the entries that are older than the last one on a card. */
export const logOlder = defineStep('tipjar-admin log older', { before: key(16) }).run(async ({ before }, context) => {
  if (!/^\d+$/.test(before)) throw new Refusal('call.unknown');
  return entriesBefore(Number(before), context);
});

export const logStop = defineStep('tipjar-admin log stop', { channel: byButton(channelOption()) }).run(
  async ({ channel }, context) => {
    const { community, write, say } = context;
    const before = await write(async (writing) => {
      const { journalChannel } = await writing.policy(community);
      if (journalChannel === undefined) throw new Refusal('log.channel.none');
      if (channel && channel.id !== journalChannel)
        throw otherChannel(journalChannel, stopButton(journalChannel, context));
      await writing.putPolicy(community, { journalChannel: undefined });
      await writing.note({ action: 'policy.log-channel', what: 'off' });
      return journalChannel;
    });
    return reply(say('log.channel.title'), [text(say('log.channel.stopped')), buttons(againButton(before, context))]);
  },
);

async function entriesBefore(before: number | undefined, context: Context): Promise<Reply> {
  const { community, read, say, words } = context;
  const { entries, journalChannel } = await read(async (reading) => ({
    entries: await reading.journal(community, ON_A_PAGE + 1, before),
    journalChannel: (await reading.policy(community)).journalChannel,
  }));
  const shown = entries.slice(0, ON_A_PAGE);
  const last = entries.length > ON_A_PAGE ? shown.at(-1) : undefined;
  const where =
    journalChannel === undefined ? say('log.channel.how') : say('policy.log', { channel: channelSpan(journalChannel) });
  return reply(say('log.show.title'), [
    (shown.length > 0 ? shown.map((entry) => entryLine(entry, context)) : [say('log.empty')]).map(text),
    text(where),
    buttons(
      last && button(words('button.older'), to('tipjar-admin log older', { before: String(last.id) })),
      journalChannel !== undefined && stopButton(journalChannel, context),
    ),
  ]);
}

/** Puts back the channel that changes were posted in before. */
const againButton = (channel: string, { words }: Context): Button =>
  button(words('button.undo-change'), to('tipjar-admin log', { channel }));

const stopButton = (channel: string, { words }: Context): Button =>
  button(words('button.stop-posting'), to('tipjar-admin log stop', { channel }));

/** Makes the refusal to stop posts into another channel than the one that the pressed card named. */
export const otherChannel = (channel: string, stop: Button): Refusal =>
  new Refusal('stop.changed', { channel: channelSpan(channel) }, { below: [buttons(stop)] });

/** Writes an entry with its time and with the handle, which only admins may see. */
function entryLine(entry: KeptEntry, context: Context): Line {
  const { at, handle, reason = '' } = entry;
  const line = journalLine({ ...entry, reason: visible(reason, LONGEST_REASON) }, context);
  const { language } = context;
  const what = handle ? [' ', ...setApart(code(shortened(handle)), language)] : [];
  return [...setApart(momentSpan(at, language), language), ' · ', ...line, ...what];
}
