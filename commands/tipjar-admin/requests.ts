import { to } from '../../src/bot/action.ts';
import type { Button, Part, Reply } from '../../src/bot/answer.ts';
import { type Context, defineCommand, defineStep } from '../../src/bot/command.ts';
import { button, buttons, divider, reply, small, text } from '../../src/bot/kit.ts';
import { byButton, channel as channelOption, key, optional } from '../../src/bot/options.ts';
import { type Listing, statusOf } from '../../src/jars/listing.ts';
import type { Reading } from '../../src/store/store.ts';
import { channelSpan, plain } from '../../src/text/line.ts';
import { jarMark } from '../cards/jar-mark.ts';
import { ROOM_ON_CARD, roomOf } from '../cards/lengths.ts';
import { knownLinks } from '../cards/links.ts';
import { decisionButtons } from '../cards/request.ts';
import { dismissButtons, linkButtons, linksThatWait, pageButtons, waitingParts } from '../cards/waiting.ts';
import { tryChannel } from '../steps/try-channel.ts';
import { otherChannel } from './log.ts';

/** Fewer requests than these are shown if their texts are long, or if there is much to decide about each. */
const MOST_ON_A_PAGE = 5;
/** A card of Discord holds forty components. The title, the buttons that turn pages and the last line take seven. */
const MOST_COMPONENTS = 33;
/** Each request has a line above it and its text. */
const COMPONENTS_BETWEEN = 2;
/** Discord puts so many buttons into a row, which is a component too. */
const BUTTONS_IN_A_ROW = 5;

/** Shows the jars that wait for an admin, or sets the channel in which new requests appear. */
export const requests = defineCommand('tipjar-admin requests', {
  channel: optional({ ...channelOption(), takesPosts: true }),
})
  .lookUp(tryChannel('requests.hello'))
  .run(({ channel }, context) => (channel ? chooseChannel(channel.id, context) : queue(0, context)));

export const requestsPage = defineStep('tipjar-admin requests page', { from: key(6) }).run(({ from }, context) =>
  queue(/^\d{1,5}$/.test(from) ? Number(from) : 0, context),
);

/** Stops posting requests to their own channel. They appear in the log channel instead, if there is one. */
export const requestsStop = defineStep('tipjar-admin requests stop', { channel: byButton(channelOption()) }).run(
  async ({ channel }, context) => {
    const { community, write, say } = context;
    const { journalChannel, requestChannel: before } = await write(async (writing) => {
      const policy = await writing.policy(community);
      const { requestChannel } = policy;
      if (requestChannel !== undefined) {
        if (channel && channel.id !== requestChannel)
          throw otherChannel(requestChannel, stopButton(requestChannel, context));
        await writing.putPolicy(community, { requestChannel: undefined });
        await writing.note({ action: 'policy.request-channel' });
      }
      return policy;
    });
    const line =
      journalChannel === undefined
        ? say('requests.stopped')
        : say('requests.stopped.log', { channel: channelSpan(journalChannel) });
    return reply(say('requests.title'), [text(line), buttons(againButton(before, context))]);
  },
);

async function queue(from: number, context: Context): Promise<Reply> {
  const { community, read, say, words } = context;
  const { waiting, total, policy } = await read(async (reading) => {
    const listings = await reading.page(community, { list: 'undecided', from, count: MOST_ON_A_PAGE });
    const waits = listings.map(async (listing) => ({
      parts: await waitingParts(listing, reading, context),
      below: await decisions(listing, reading, context),
    }));
    const { pending, links } = await reading.counts(community);
    return {
      waiting: fitting(await Promise.all(waits)),
      total: pending + links,
      policy: await reading.policy(community),
    };
  });
  const next = from + waiting.length;
  const turn = (label: 'previous' | 'next', there: number) =>
    button(words(`button.${label}`), to('tipjar-admin requests page', { from: String(there) }));
  const turns = buttons(
    from > 0 && turn('previous', Math.max(0, from - MOST_ON_A_PAGE)),
    next < total && next > from && turn('next', next),
  );
  return reply(say('requests.title'), [
    text(say('requests.count', { count: total })),
    waiting.map(({ parts, below }) => [divider, parts, buttons(below)]),
    turns && [divider, turns],
    (policy.requestChannel ?? policy.journalChannel) === undefined && small(say('requests.no-channel')),
  ]);
}

interface Waits {
  parts: Part[];
  below: Button[];
}

/** Makes the buttons for everything that an admin can decide about a jar in the queue, and to look at its pages. */
async function decisions(listing: Listing, reading: Reading, context: Context): Promise<Button[]> {
  const seen = await jarMark(reading, listing.account, context);
  return [
    ...(statusOf(listing) === 'pending' ? decisionButtons(listing.account, seen, context) : []),
    ...dismissButtons(listing, seen, context),
    ...linkButtons(listing.account, await linksThatWait(listing, reading), context),
    ...pageButtons(knownLinks((await reading.jar(listing.account))?.links ?? []), context),
  ];
}

/** Takes as many as one card has room for. The first one always fits. */
function fitting(waiting: Waits[]): Waits[] {
  let room = ROOM_ON_CARD;
  let components = MOST_COMPONENTS;
  return waiting.filter(({ parts, below }, at) => {
    for (const part of parts) if (part.part === 'text') room -= roomOf(plain(part.line));
    components -= COMPONENTS_BETWEEN + below.length + Math.ceil(below.length / BUTTONS_IN_A_ROW);
    return at === 0 || (room >= 0 && components >= 0);
  });
}

async function chooseChannel(id: string, context: Context): Promise<Reply> {
  const { community, write, say, language } = context;
  const before = await write(async (writing) => {
    const { requestChannel } = await writing.policy(community);
    await writing.putPolicy(community, { requestChannel: id, language });
    await writing.note({ action: 'policy.request-channel', what: id });
    return requestChannel;
  });
  return reply(say('requests.title'), [
    text(say('requests.channel', { channel: channelSpan(id) })),
    buttons(stopButton(id, context), before !== id && againButton(before, context)),
  ]);
}

/** Puts back the channel that requests appeared in before, if there was one. */
const againButton = (channel: string | undefined, { words }: Context): Button | undefined =>
  channel === undefined ? undefined : button(words('button.undo-change'), to('tipjar-admin requests', { channel }));

const stopButton = (channel: string, { words }: Context): Button =>
  button(words('button.stop-posting'), to('tipjar-admin requests stop', { channel }));
