import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageFlags } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { decodeAction, recipientMark } from '../../src/bot/action-id.ts';
import type { Card } from '../../src/bot/answer.ts';
import { courierFor, failing, letterWith, platformFor, type Situation } from './platform-for.ts';

const button = { label: 'Show', action: { command: 'tipjar show' }, style: 'plain' as const };
const card: Card = { title: ['Ada’s jar'], parts: [{ part: 'buttons', buttons: [button] }] };

let posted: { route: string; body: unknown }[];
const post = async (route: string, { body }: { body: unknown }) => {
  posted.push({ route, body });
  return { id: '77' };
};
const get = async (route: string) => (route === '/guilds/5' ? { name: 'Cats\u200b & Co' } : {});
const asking = (more: Situation = {}) => platformFor({ get, post, ...more });
const telling = (more: Situation = {}) => courierFor({ get, post, ...more });
const recipientIn = (body: string) => decodeAction(/"custom_id":"([^"]*)"/.exec(body)?.[1] ?? '')?.recipient;
const flagsOf = (body: unknown) => (body as { flags: number }).flags;

beforeEach(() => {
  posted = [];
});

describe('a card that is posted into a channel', () => {
  it('is shown to everybody, and anybody on that server may press its buttons', async () => {
    expect(await asking().post('44', card)).toBe(true);
    expect(posted.map(({ route }) => route)).toEqual(['/channels/44/messages']);
    expect(flagsOf(posted[0]?.body)).toBe(MessageFlags.IsComponentsV2);
    const body = JSON.stringify(posted[0]?.body);
    expect(body).toContain('### Ada’s jar');
    expect(recipientIn(body)).toBe(recipientMark('discord:5', ''));

    await asking({ parts: { guild_id: '6' } }).post('44', card);
    const ofAnother = JSON.stringify(posted[1]?.body);
    expect(recipientIn(ofAnother)).toBe(recipientMark('discord:6', ''));
  });

  it('resolves to why not where the bot may not post it, or there is no such channel', async () => {
    expect(await asking({ post: failing({ code: 50001, status: 403 }) }).post('44', card)).toBe('closed');
    expect(await asking({ post: failing({ code: 10003, status: 404 }) }).post('44', card)).toBe('gone');
  });

  it.each([
    ['another status', Object.assign(new Error('busy'), { status: 500 })],
    ['no status', new Error('socket hang up')],
    ['no error', { status: 403 }],
  ])('rejects for an error with %s', async (_, error) => {
    await expect(asking({ post: () => Promise.reject(error) }).post('44', card)).rejects.toBe(error);
    await expect(telling({ post: () => Promise.reject(error) }).tell('discord:2', letterWith(card))).rejects.toBe(
      error,
    );
  });
});

describe('a posted card that is changed', () => {
  it('shows the card to everybody, and anybody on that server may press its buttons', async () => {
    const changed: { route: string; body: unknown }[] = [];
    const patch = async (route: string, { body }: { body: unknown }) => changed.push({ route, body });
    await telling({ patch }).change('44', '77', letterWith(card));
    expect(changed.map(({ route }) => route)).toEqual(['/channels/44/messages/77']);
    expect(flagsOf(changed[0]?.body)).toBe(MessageFlags.IsComponentsV2);
    expect(recipientIn(JSON.stringify(changed[0]?.body))).toBe(recipientMark('discord:5', ''));
  });

  it('stays as it is where it is gone or the bot may not, and is changed later where Discord fails', async () => {
    for (const [code, status] of [
      [10008, 404],
      [10003, 404],
      [50001, 403],
    ] as const) {
      await telling({ patch: failing({ code, status }) }).change('44', '77', letterWith(card));
    }
    const lost = new Error('socket hang up');
    await expect(telling({ patch: () => Promise.reject(lost) }).change('44', '77', letterWith(card))).rejects.toBe(
      lost,
    );
  });
});

describe('a direct message', () => {
  it('goes to its recipient, and names the server it is about', async () => {
    expect(await telling().tell('discord:2', letterWith(card))).toBe(true);
    expect(posted[0]).toEqual({ route: '/users/@me/channels', body: { recipient_id: '2' } });
    expect(posted[1]?.route).toBe('/channels/77/messages');
    const body = JSON.stringify(posted[1]?.body);
    expect(body).toContain('tipjar show');
    expect(body).toContain('-# Cats &');
  });

  it('resolves to false where somebody takes none', async () => {
    expect(await telling({ post: failing({ code: 50007, status: 403 }) }).tell('discord:2', letterWith(card))).toBe(
      false,
    );
  });
});

describe('a file that came along', () => {
  async function served() {
    const server = createServer(({ url }, response) => response.end(`ko_fi: ada # ${url}`));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('is read by its id', async () => {
    const origin = await served();
    const attachments = { 1: { id: '1', url: `${origin}/1` }, 2: { id: '2', url: `${origin}/2` } };
    const platform = asking({ origins: [origin], parts: { data: { resolved: { attachments } } } });
    expect(await platform.file('2')).toBe('ko_fi: ada # /2');
    expect(await platform.file('1')).toBe('ko_fi: ada # /1');
    await expect(platform.file('3')).rejects.toMatchObject({ name: 'Refusal', key: 'file.unreachable' });
  });

  it('is refused where none came', async () => {
    await expect(asking().file('1')).rejects.toMatchObject({ name: 'Refusal', key: 'file.unreachable' });
  });
});
