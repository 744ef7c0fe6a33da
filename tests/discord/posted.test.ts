import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { stampOf } from '../../src/bot/action-id.ts';
import type { Answer, Reply } from '../../src/bot/answer.ts';
import { answer } from '../../src/discord/answer.ts';
import type { CallInteraction } from '../../src/discord/interaction.ts';
import { quiet } from '../support/recorded-presence.ts';
import { words } from '../support/words.ts';

const said = (text: string) => ({ title: [], parts: [{ part: 'text' as const, line: [text] }] });
const removing: Reply = { kind: 'reply', card: said('Done'), posted: 'removed' };
const replacing: Reply = { kind: 'reply', card: said('Done'), posted: said('New') };
const posting: Reply = { kind: 'reply', card: said('Done'), toChannel: said('Hello') };

const { DeferredMessageUpdate, UpdateMessage, ChannelMessageWithSource, DeferredChannelMessageWithSource } =
  InteractionResponseType;

/** What the bot sends for a press on a message, as `METHOD route: text`. What matches `refused` is refused. */
async function sentFor(
  reply: Answer,
  { flags = 0, late = false, onIt = 'pressed', refused = /^$/, code = 50001 } = {},
) {
  const sent: string[] = [];
  let announced = (): void => undefined;
  const coming = new Promise<Answer>((resolve) => {
    announced = () => resolve(reply);
  });
  const send = async (what: string, body: unknown) => {
    sent.push(`${what} ${JSON.stringify(body ?? '')}`);
    if (what === `CALLBACK ${DeferredChannelMessageWithSource}`) announced();
    if (refused.test(what)) throw Object.assign(new Error('refused'), { code, status: 403 });
  };
  const request =
    (method: string) =>
    async (route: string, options: { body?: unknown } = {}) =>
      send(`${method} ${route}`, options.body);
  const interaction = {
    ...{ id: '9', application_id: '8', token: 't', type: 3, guild_id: '5' },
    data: { custom_id: 'pressed' },
    message: { id: '3', channel_id: '6', flags, components: [{ type: 2, custom_id: onIt }] },
  };
  await answer(interaction as unknown as CallInteraction, late ? coming : Promise.resolve(reply), {
    callbacks: {
      async send(_, { body: bytes }) {
        const body = JSON.parse(String(bytes));
        await send(`CALLBACK ${body.type}`, body);
      },
    },
    rest: { post: request('POST'), patch: request('PATCH'), delete: request('DELETE') },
    stamp: stampOf('discord:5', 'discord:1', 1),
    stampForAll: stampOf('discord:5', '', 1),
    language: 'en',
    log: quiet,
  });
  return sent;
}

const ways = (sent: string[]) => sent.map((one) => one.split(' ').slice(0, 2).join(' '));

describe('a message for everybody whose button is pressed', () => {
  it('is removed by the interaction’s token, and the presser gets an answer of their own', async () => {
    const sent = await sentFor(removing);
    expect(ways(sent)).toEqual([
      `CALLBACK ${DeferredMessageUpdate}`,
      'DELETE /webhooks/8/t/messages/@original',
      'POST /webhooks/8/t',
    ]);
    expect(sent[2]).toContain(`"flags":${MessageFlags.Ephemeral | MessageFlags.IsComponentsV2}`);
  });

  it('is replaced in the first response', async () => {
    const sent = await sentFor(replacing);
    expect(ways(sent)).toEqual([`CALLBACK ${UpdateMessage}`, 'POST /webhooks/8/t']);
    expect(sent[0]).toContain('New');
    expect(sent[1]).toContain('Done');
  });

  it('is changed with the bot’s token where the answer is late', async () => {
    const removed = await sentFor(removing, { late: true });
    expect(ways(removed)).toEqual([
      `CALLBACK ${DeferredChannelMessageWithSource}`,
      'DELETE /channels/6/messages/3',
      'PATCH /webhooks/8/t/messages/@original',
    ]);
    const replaced = await sentFor(replacing, { late: true });
    expect(replaced[1]).toContain(`"flags":${MessageFlags.IsComponentsV2}`);
  }, 10_000);

  it('stays where Discord refuses, and the answer says so', async () => {
    for (const refused of [/^DELETE/, new RegExp(`^CALLBACK ${DeferredMessageUpdate}`)]) {
      const sent = await sentFor(removing, { refused });
      expect(sent.at(-1)).toContain('Done');
      expect(sent.at(-1)).toContain(words('call.post-unchanged'));
    }
    const late = await sentFor(removing, { late: true, refused: /^DELETE/ });
    expect(late.at(-1)).toContain(words('call.post-unchanged'));
  }, 10_000);

  it('may be gone already', async () => {
    const sent = await sentFor(removing, { refused: /^DELETE/, code: 10008 });
    expect(sent.at(-1)).toContain('Done');
    expect(sent.at(-1)).not.toContain(words('call.post-unchanged'));
  });

  it('is changed by no button that doesn’t stand on it', async () => {
    for (const reply of [removing, replacing]) {
      expect(ways(await sentFor(reply, { onIt: 'another' }))).toEqual([`CALLBACK ${ChannelMessageWithSource}`]);
    }
  });

  it('is nothing that a press on a private card changes', async () => {
    expect(ways(await sentFor(removing, { flags: MessageFlags.Ephemeral }))).toEqual([`CALLBACK ${UpdateMessage}`]);
  });
});

describe('what an answer posts into the channel', () => {
  it('follows the private answer and is for everybody', async () => {
    const sent = await sentFor(posting);
    expect(ways(sent)).toEqual([`CALLBACK ${ChannelMessageWithSource}`, 'POST /webhooks/8/t']);
    expect(sent[1]).toContain(`"flags":${MessageFlags.IsComponentsV2}`);
    expect(sent[1]).toContain('"allowed_mentions":{"parse":[]}');
    expect(ways(await sentFor(posting, { late: true }))).toContain('POST /webhooks/8/t');
  }, 10_000);

  it('is refused by a sentence in place of the answer', async () => {
    const sent = await sentFor(posting, { refused: /^POST/ });
    expect(ways(sent).at(-1)).toBe('PATCH /webhooks/8/t/messages/@original');
    expect(sent.at(-1)).toContain(words('call.not-posted'));
  });
});
