import { ChannelType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { recipientMark } from '../../src/bot/action-id.ts';
import type { Card } from '../../src/bot/answer.ts';
import type { Rest } from '../../src/discord/rest.ts';
import { objectsIn } from '../support/json.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { courierFor, failing, letterWith, platformFor } from './platform-for.ts';

const card: Card = {
  title: ['News'],
  parts: [{ part: 'buttons', buttons: [{ label: 'Show', action: { command: 'tipjar show' }, style: 'plain' }] }],
};
/** Parts of an interaction in a direct message. */
const direct = { guild_id: undefined, member: undefined, user: { id: '1', username: 'ada' } };

/** A platform for an interaction in server 5, and all that it asks Discord to write. */
function talking(answers: Partial<Rest> = {}, parts: Record<string, unknown> = {}) {
  const sent: { route: string; body: Record<string, unknown> }[] = [];
  const get: Rest['get'] = answers.get ?? (async () => ({ name: 'Art\u202e' }));
  const post: Rest['post'] = async (route, { body } = {}) => {
    sent.push({ route, body: body as Record<string, unknown> });
    return answers.post ? answers.post(route, { body }) : { id: '77' };
  };
  return { sent, platform: platformFor({ get, post, parts }), courier: courierFor({ get, post }) };
}

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

  it.each([
    [0, 403, 'closed'],
    [0, 404, 'gone'],
    [10003, 404, 'gone'],
    [50001, 403, 'closed'],
    [50013, 403, 'closed'],
    [50008, 400, 'no-text'],
    [50024, 400, 'no-text'],
    [50083, 400, 'archived'],
  ])(
    'is left out where Discord answers with code %i and status %i, because the channel is %s',
    async (code, status, why) => {
      const { platform } = talking({ post: failing({ code, status }) });
      expect(await platform.post('9', card)).toBe(why);
    },
  );

  it.each([403, 404])(
    'is left out where it was for somebody whom Discord doesn’t let the bot write to: %i',
    async (status) => {
      const { courier } = talking({ post: failing({ code: 0, status }) });
      expect(await courier.tell('discord:2', letterWith(card))).toBe(false);
    },
  );

  it('fails where Discord answers with any other error', async () => {
    const { platform, courier } = talking({ post: failing({ code: 0, status: 500 }) });
    await expect(platform.post('9', card)).rejects.toThrow('Discord says no');
    await expect(courier.tell('discord:2', letterWith(card))).rejects.toThrow('Discord says no');
  });
});

describe('what the bot writes to somebody', () => {
  it('is a direct message, and names the server it is about', async () => {
    const { courier, sent } = talking();
    expect(await courier.tell('discord:2', letterWith(card))).toBe(true);
    expect(sent.map(({ route }) => route)).toEqual(['/users/@me/channels', '/channels/77/messages']);
    expect(sent[0]?.body).toEqual({ recipient_id: '2' });
    expect(JSON.stringify(sent[1]?.body)).toContain('-# Art"');
  });
});

describe('the roles of a server', () => {
  it('are all but @everyone', async () => {
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

  it('are told from those that were deleted, where Discord says which there are', async () => {
    const { platform } = talking({ get: async () => [{ id: '5' }, { id: '6' }] });
    expect(await platform.deletedRoles(['6', '7'])).toEqual(['7']);
    const lines = recordedLog();
    const silent = platformFor({ get: failing({ code: 0, status: 500 }), log: lines });
    expect(await silent.deletedRoles(['6', '7'])).toEqual([]);
    expect(await silent.unpostable(['9'])).toEqual(new Map());
    expect(lines.times('a platform did not say something; the answer goes without it')).toBe(2);
    expect(await talking({}, direct).platform.deletedRoles(['7'])).toEqual([]);
  });

  it('are none in a direct message', async () => {
    const { platform } = talking({}, direct);
    expect(await platform.allRoles()).toEqual([]);
  });
});

describe('the channels of a server', () => {
  it('take no posts where they were deleted, or are forums or the like', async () => {
    const types = [
      ChannelType.GuildText,
      ChannelType.GuildForum,
      ChannelType.GuildMedia,
      ChannelType.GuildAnnouncement,
    ];
    const get: Rest['get'] = async (route) =>
      route === '/guilds/5/channels' ? types.map((type, at) => ({ id: String(at), type })) : [];
    expect([...(await talking({ get }).platform.unpostable(['0', '1', '2', '3', '9']))]).toEqual([
      ['1', 'no-text'],
      ['2', 'no-text'],
      ['9', 'gone'],
    ]);
  });

  it('are believed to take posts where Discord doesn’t say', async () => {
    const { platform } = talking({ get: failing({ code: 0, status: 500 }) });
    expect((await platform.unpostable(['9'])).size).toBe(0);
  });
});

describe('a file that was sent', () => {
  it('is refused where it didn’t come with this very call', async () => {
    const { platform } = talking();
    await expect(platform.file('1')).rejects.toThrow('file.unreachable');
  });
});

describe('an account', () => {
  it('is made of the user’s id', () => {
    expect(talking().platform.accountOf('12')).toBe('discord:12');
  });
});
