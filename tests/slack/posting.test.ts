import { ErrorCode, type WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/bot/answer.ts';
import { createPeople } from '../../src/slack/people.ts';
import { platformOf } from '../../src/slack/platform.ts';
import { recordedLog } from '../support/recorded-log.ts';

const card: Card = { title: ['News'], parts: [] };
const refused = (error: string) =>
  Object.assign(new Error(error), { code: ErrorCode.PlatformError, data: { ok: false, error } });
const archived = { id: 'C2', is_archived: true, is_member: true };

interface Methods {
  post?: () => Promise<unknown>;
  info?: (channel: string) => Promise<unknown>;
  list?: () => Promise<unknown>;
}

/** The platform of a workspace whose methods answer like this. */
function platform(methods: Methods, log = recordedLog()) {
  const { post = async () => ({ ok: true }), info = async () => ({ ok: true, channel: {} }) } = methods;
  const { list = async () => ({ ok: true, usergroups: [{ id: 'S1', name: 'Artists' }] }) } = methods;
  const client = {
    chat: { postMessage: post },
    conversations: {
      info: ({ channel }: { channel: string }) => info(channel),
      open: async () => ({ ok: true, channel: { id: 'D1' } }),
    },
    usergroups: { list },
  } as unknown as WebClient;
  const people = createPeople(client, () => 0, log);
  return platformOf({
    people,
    client,
    team: 'T1',
    caller: 'U1',
    sent: { files: {}, server: { origins: [], log } },
    now: () => 0,
    log,
  });
}

describe('a post on Slack', () => {
  it.each([
    ['channel_not_found', 'gone'],
    ['not_in_channel', 'closed'],
    ['is_archived', 'archived'],
    ['restricted_action', 'restricted'],
    ['restricted_action_read_only_channel', 'restricted'],
    ['msg_too_long', 'too-long'],
    ['msg_blocks_too_long', 'too-long'],
    ['missing_scope', 'refused'],
    ['some_new_error', 'refused'],
  ])('that is refused with %s says that the channel is %s', async (error, why) => {
    const slack = platform({ post: () => Promise.reject(refused(error)) });
    expect(await slack.post('C1', card)).toBe(why);
    expect(await slack.tell('slack:T1:U2', card)).toBe(false);
  });

  it('that is taken is true, and one that fails otherwise rejects', async () => {
    expect(await platform({}).post('C1', card)).toBe(true);
    expect(await platform({}).tell('slack:T1:U2', card)).toBe(true);
    const lost = Object.assign(new Error('socket hang up'), { code: ErrorCode.RequestError });
    await expect(platform({ post: () => Promise.reject(lost) }).post('C1', card)).rejects.toBe(lost);
  });
});

describe('what Slack tells without a post', () => {
  it('is in the log where Slack doesn’t tell it', async () => {
    const lines = recordedLog();
    const fails = () => Promise.reject(new Error('socket hang up'));
    const silent = platform({ info: fails, list: fails }, lines);
    expect((await silent.unpostable(['C1'])).size).toBe(0);
    expect(await silent.deletedRoles(['S1'])).toEqual([]);
    expect(lines.times('a platform did not say something; the answer goes without it')).toBe(2);
  });

  it('is which channels are gone, archived or without the bot', async () => {
    const channels: Record<string, unknown> = {
      C1: { id: 'C1', is_member: true },
      C2: archived,
      C3: { is_member: false },
    };
    const info = async (channel: string) => {
      if (!channels[channel]) throw refused('channel_not_found');
      return { ok: true, channel: channels[channel] };
    };
    const found = await platform({ info }).unpostable(['C1', 'C2', 'C3', 'C4']);
    expect([...found]).toEqual([
      ['C2', 'archived'],
      ['C3', 'closed'],
      ['C4', 'gone'],
    ]);
  });

  it('is nothing where the app may not ask or Slack doesn’t answer', async () => {
    for (const error of [refused('missing_scope'), refused('ratelimited'), new Error('socket hang up')]) {
      expect((await platform({ info: () => Promise.reject(error) }).unpostable(['C1'])).size).toBe(0);
    }
  });

  it('is which user groups are gone', async () => {
    expect(await platform({}).deletedRoles(['S1', 'S2'])).toEqual(['S2']);
  });
});
