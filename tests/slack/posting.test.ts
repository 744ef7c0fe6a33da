import { ErrorCode, type WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import type { Answer, Card } from '../../src/bot/answer.ts';
import { type Letter, PlatformBusy } from '../../src/bot/courier.ts';
import { toAnsweredView } from '../../src/slack/ask.ts';
import { createCourier } from '../../src/slack/courier.ts';
import { createPeople } from '../../src/slack/people.ts';
import { platformOf } from '../../src/slack/platform.ts';
import { recordedLog } from '../support/recorded-log.ts';

const card: Card = { title: ['News'], parts: [] };
const refused = (error: string) =>
  Object.assign(new Error(error), { code: ErrorCode.PlatformError, data: { ok: false, error } });
const archived = { id: 'C2', is_archived: true, is_member: true };

interface Methods {
  post?: () => Promise<unknown>;
  update?: (change: unknown) => Promise<unknown>;
  info?: (channel: string) => Promise<unknown>;
  list?: () => Promise<unknown>;
  history?: () => Promise<unknown>;
}

/** A workspace whose methods answer like this. */
function workspace(methods: Methods, log = recordedLog()) {
  const { post = async () => ({ ok: true }), info = async () => ({ ok: true, channel: {} }) } = methods;
  const { list = async () => ({ ok: true, usergroups: [{ id: 'S1', name: 'Artists' }] }) } = methods;
  const client = {
    chat: { postMessage: post, update: methods.update },
    conversations: {
      info: ({ channel }: { channel: string }) => info(channel),
      open: async () => ({ ok: true, channel: { id: 'D1' } }),
      history: methods.history,
    },
    usergroups: { list },
  } as unknown as WebClient;
  const people = createPeople(client, () => 0, log);
  const courier = createCourier(client, () => 0, log);
  const sent = { files: {}, server: { origins: [], log } };
  return { courier, platform: platformOf({ people, client, courier, team: 'T1', caller: 'U1', sent, log }) };
}
const platform = (methods: Methods, log = recordedLog()) => workspace(methods, log).platform;
const letter: Letter = { community: 'slack:T1', card, nonce: 'n1', since: undefined };

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
    const slack = workspace({ post: () => Promise.reject(refused(error)) });
    expect(await slack.platform.post('C1', card)).toBe(why);
    expect(await slack.courier.tell('slack:T1:U2', letter)).toBe(false);
  });

  it('that is taken is true, and one that fails otherwise rejects', async () => {
    expect(await platform({}).post('C1', card)).toBe(true);
    expect(await workspace({}).courier.tell('slack:T1:U2', letter)).toBe(true);
    const lost = Object.assign(new Error('socket hang up'), { code: ErrorCode.RequestError });
    await expect(platform({ post: () => Promise.reject(lost) }).post('C1', card)).rejects.toBe(lost);
  });
});

describe('a post on Slack that may have arrived before', () => {
  const again: Letter = { ...letter, since: 0 };
  const found = { event_type: 'tip_jar_post', event_payload: { nonce: 'n1' } };

  it.each([
    ['is there', [{}, { ts: '1.0', metadata: found }], 0],
    ['is another', [{ metadata: { ...found, event_payload: { nonce: 'n2' } } }, { metadata: null }], 1],
    ['is not there', undefined, 1],
  ])('is sent only where it isn’t in the channel: what Slack has there %s', async (_, messages, times) => {
    const posted: unknown[] = [];
    const post = async () => {
      posted.push('again');
      return { ok: true, ts: '2.0' };
    };
    const slack = workspace({ post, history: async () => ({ ok: true, messages }) });
    expect(await slack.courier.post('C1', again)).toEqual({ message: times === 0 ? '1.0' : '2.0' });
    expect(posted).toHaveLength(times);
  });

  it('is sent where the app may not look, and the log says so', async () => {
    const lines = recordedLog();
    const slack = workspace({ history: () => Promise.reject(refused('missing_scope')) }, lines);
    expect(await slack.courier.post('C1', again)).toEqual({ message: undefined });
    expect(lines.said()).toEqual(['slack: the bot may not look whether a post arrived, and sends it again']);
  });

  it('waits where Slack doesn’t say what is there', async () => {
    const lost = Object.assign(new Error('socket hang up'), { code: ErrorCode.RequestError });
    const busy = Object.assign(new Error('ratelimited'), { code: ErrorCode.RateLimitedError, retryAfter: 30 });
    const post = () => Promise.reject(new Error('nothing is posted here'));
    await expect(workspace({ post, history: () => Promise.reject(lost) }).courier.post('C1', again)).rejects.toBe(lost);
    await expect(workspace({ post, history: () => Promise.reject(busy) }).courier.post('C1', again)).rejects.toEqual(
      new PlatformBusy(30, busy),
    );
  });
});

describe('a post on Slack that is changed', () => {
  it('shows the card, and stays as it is where Slack refuses', async () => {
    const changes: unknown[] = [];
    const slack = workspace({ update: async (change) => changes.push(change) });
    await slack.courier.change('C1', '1.0', letter);
    expect(changes).toEqual([{ channel: 'C1', ts: '1.0', text: 'News', blocks: expect.any(Array) }]);
    const gone = workspace({ update: () => Promise.reject(refused('message_not_found')) });
    await gone.courier.change('C1', '1.0', letter);
  });

  it('is changed later where Slack is busy or out of reach', async () => {
    const lost = Object.assign(new Error('socket hang up'), { code: ErrorCode.RequestError });
    const busy = Object.assign(new Error('ratelimited'), { code: ErrorCode.RateLimitedError, retryAfter: 30 });
    const change = (error: Error) =>
      workspace({ update: () => Promise.reject(error) }).courier.change('C1', '1.0', letter);
    await expect(change(lost)).rejects.toBe(lost);
    await expect(change(busy)).rejects.toEqual(new PlatformBusy(30, busy));
  });
});

describe('a view that was opened from a post on Slack', () => {
  const answered = { stamp: '', stampForAll: '', language: 'en', channel: 'C1', home: false, user: 'U1' } as const;
  const post = { channel: 'C1', ts: '1.0' };

  it('remembers the post in a form, and not on a card, whose buttons are about something else', () => {
    const form: Answer = { kind: 'form', title: 'Why?', submit: 'Send', action: { command: 'x' }, fields: [] };
    expect(toAnsweredView({ ...answered, post, answer: form }).private_metadata).toBe('C1 1.0');
    const reply: Answer = { kind: 'reply', card };
    expect(toAnsweredView({ ...answered, post, answer: reply }).private_metadata).toBe('C1');
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
