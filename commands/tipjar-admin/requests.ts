import type { Button, Part } from '../../src/bot/answer.ts';
import { type Context, defineCommand, reply } from '../../src/bot/command.ts';
import { channel as channelOption, optional, text } from '../../src/bot/options.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { plain } from '../../src/text/line.ts';
import { HONEY } from '../cards/jar-card.ts';
import { decisionButtons } from '../cards/request-card.ts';
import { ROOM_ON_CARD, roomOf } from '../cards/room.ts';
import { waitingParts } from '../cards/waiting.ts';
import { postHere } from '../steps/try-channel.ts';

/** Each has a row of buttons; a card of Discord holds forty components. Fewer where their texts are very long. */
const MOST_ON_A_PAGE = 5;

/** The queue of what waits for an admin; with a channel, where new requests appear. */
export const requests = defineCommand({
  name: 'tipjar-admin requests',
  admin: true,
  options: { channel: optional(channelOption()) },
  run: ({ channel }, context) => (channel ? chooseChannel(channel.id, context) : queue(0, context)),
});

export const requestsPage = defineCommand({
  name: 'tipjar-admin requests page',
  admin: true,
  hidden: true,
  options: { from: text(6) },
  run: ({ from }, context) => queue(/^\d{1,5}$/.test(from) ? Number(from) : 0, context),
});

/** Requests appear where changes are posted from now on, or in the queue alone. */
export const requestsStop = defineCommand({
  name: 'tipjar-admin requests stop',
  admin: true,
  hidden: true,
  options: {},
  async run(_, { community, change, say }) {
    const { journalChannel } = await change(async (writing) => {
      const policy = await writing.policy(community);
      if (policy.requestChannel !== undefined) {
        await writing.putPolicy(community, { requestChannel: undefined });
        await writing.note({ action: 'policy.request-channel' });
      }
      return policy;
    });
    const line = say(journalChannel === undefined ? 'requests.stopped' : 'requests.stopped.log', {
      channel: { kind: 'channel', id: journalChannel ?? '' },
    });
    return reply({ title: say('requests.title'), color: HONEY, parts: [{ part: 'text', line }] });
  },
});

async function queue(from: number, context: Context) {
  const { community, store, say } = context;
  const { waiting, total, policy } = await store.read(async (reading) => {
    const listings = await reading.page(community, { status: 'pending', from, count: MOST_ON_A_PAGE });
    const parts = (listing: Listing) => waitingParts(listing, reading, context);
    return {
      waiting: fitting(await Promise.all(listings.map(async (listing) => ({ listing, parts: await parts(listing) })))),
      total: (await reading.counts(community)).pending,
      policy: await reading.policy(community),
    };
  });
  const turns = turnButtons(from, from + waiting.length, total, context);
  const channel = policy.requestChannel ?? policy.journalChannel;
  return reply({
    title: say('requests.title'),
    color: HONEY,
    parts: [
      { part: 'text', line: say('requests.count', { count: total }) },
      ...waiting.flatMap(({ listing, parts }): Part[] => [
        { part: 'divider' },
        ...parts,
        { part: 'buttons', buttons: decisionButtons(listing.account, context) },
      ]),
      ...(turns.length > 0 ? [{ part: 'divider' as const }, { part: 'buttons' as const, buttons: turns }] : []),
      ...(channel === undefined ? [{ part: 'small' as const, line: say('requests.no-channel') }] : []),
    ],
  });
}

interface Waits {
  listing: Listing;
  parts: Part[];
}

/** As many as one card has room for; the first is never too long by itself. */
function fitting(waiting: Waits[]): Waits[] {
  let room = ROOM_ON_CARD;
  return waiting.filter(({ parts }, at) => {
    for (const part of parts) if (part.part === 'text') room -= roomOf(plain(part.line));
    return at === 0 || room >= 0;
  });
}

function turnButtons(from: number, to: number, total: number, { words }: Context): Button[] {
  const turn = (label: 'previous' | 'next', there: number): Button => ({
    label: words(`button.${label}`),
    action: { command: 'tipjar-admin requests page', options: { from: String(there) } },
    style: 'plain',
  });
  return [
    ...(from > 0 ? [turn('previous', Math.max(0, from - MOST_ON_A_PAGE))] : []),
    ...(to < total && to > from ? [turn('next', to)] : []),
  ];
}

/** Tries the channel by posting there, so that no request goes where nobody sees it. */
async function chooseChannel(id: string, context: Context) {
  const { community, change, say, words, language } = context;
  await postHere(id, say('requests.hello'), context);
  await change(async (writing) => {
    await writing.putPolicy(community, { requestChannel: id, language });
    await writing.note({ action: 'policy.request-channel', what: id });
  });
  return reply({
    title: say('requests.title'),
    color: HONEY,
    parts: [
      { part: 'text', line: say('requests.channel', { channel: { kind: 'channel', id } }) },
      {
        part: 'buttons',
        buttons: [
          { label: words('button.stop-posting'), action: { command: 'tipjar-admin requests stop' }, style: 'plain' },
        ],
      },
    ],
  });
}
