import { MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { recipientMark } from '../../src/bot/action-id.ts';
import type { Card } from '../../src/bot/answer.ts';
import { platformOf, type Rest } from '../../src/discord/platform.ts';
import type { CallInteraction } from '../../src/discord/to-call.ts';
import { objectsIn } from '../support/json.ts';

const card: Card = {
  title: ['News'],
  parts: [{ part: 'buttons', buttons: [{ label: 'Show', action: { command: 'tipjar show' }, style: 'plain' }] }],
};
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A platform for an interaction in server 5, and all that it asks Discord to write. */
function talking(answers: Partial<Rest> = {}, interaction: Record<string, unknown> = { guild_id: '5', data: {} }) {
  const sent: { route: string; body: Record<string, unknown> }[] = [];
  const rest: Rest = {
    get: answers.get ?? (async () => ({ name: 'Art\u202e' })),
    post: async (route, { body }) => {
      sent.push({ route, body: body as Record<string, unknown> });
      return answers.post ? answers.post(route, { body }) : { id: '77' };
    },
  };
  return { sent, platform: platformOf(interaction as unknown as CallInteraction, rest, { origins: [], log: silent }) };
}

const failing = (status: number) => () => Promise.reject(Object.assign(new Error('no'), { status }));

describe('what the bot posts into a channel', () => {
  it('is for everybody there, pings nobody, and is made for all of the server', async () => {
    const { platform, sent } = talking();
    expect(await platform.post('9', card)).toBe(true);
    expect(sent).toHaveLength(1);
    const [{ route, body } = { route: '', body: {} }] = sent;
    expect(route).toBe('/channels/9/messages');
    expect(body.flags).toBe(MessageFlags.IsComponentsV2);
    expect(body.allowed_mentions).toEqual({ parse: [] });
    const button = objectsIn(body).find((part) => part.label === 'Show');
    expect(String(button?.custom_id).split('|')[2]).toBe(recipientMark('discord:5'));
  });

  it.each([403, 404])('isn’t there where Discord says %i, and that is no fault', async (status) => {
    const { platform } = talking({ post: failing(status) });
    expect(await platform.post('9', card)).toBe(false);
    expect(await platform.tell('discord:2', card)).toBe(false);
  });

  it('that fails otherwise is a fault', async () => {
    const { platform } = talking({ post: failing(500) });
    await expect(platform.post('9', card)).rejects.toThrow('no');
    await expect(platform.tell('discord:2', card)).rejects.toThrow('no');
  });
});

describe('what the bot writes to somebody', () => {
  it('is in their own channel, and names the server it is about', async () => {
    const { platform, sent } = talking();
    expect(await platform.tell('discord:2', card)).toBe(true);
    expect(sent.map(({ route }) => route)).toEqual(['/users/@me/channels', '/channels/77/messages']);
    expect(sent[0]?.body).toEqual({ recipient_id: '2' });
    expect(JSON.stringify(sent[1]?.body)).toContain('-# Art"');
  });

  it('names none where it was asked in none', async () => {
    const { platform, sent } = talking({}, { data: {}, user: { id: '1', username: 'ada' } });
    expect(await platform.tell('discord:2', card)).toBe(true);
    expect(JSON.stringify(sent[1]?.body)).not.toContain('Art');
  });
});

describe('the roles of a server', () => {
  it('are all but the one that everybody has', async () => {
    const { platform } = talking({
      get: async (route) =>
        route === '/guilds/5/roles'
          ? [
              { id: '5', name: '@everyone' },
              { id: '6', name: 'Art\u200bists' },
            ]
          : [],
    });
    expect(await platform.allRoles()).toEqual([{ id: '6', name: 'Artists' }]);
  });

  it('are none in a direct message', async () => {
    const { platform } = talking({}, { data: {}, user: { id: '1', username: 'ada' } });
    expect(await platform.allRoles()).toEqual([]);
  });
});

describe('a file that was sent', () => {
  it('is none that didn’t come with this very call', async () => {
    const { platform } = talking();
    await expect(platform.file('1')).rejects.toThrow('file.unreachable');
  });

  it('belongs to whoever’s id it is', () => {
    expect(talking().platform.accountOf('12')).toBe('discord:12');
  });
});
