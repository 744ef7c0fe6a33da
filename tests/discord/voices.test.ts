import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import { createVoices, type Voices } from '../../src/discord/voices.ts';

let voices: Voices;
beforeEach(() => {
  voices = createVoices();
});

const heard = (t: string, d: unknown, place = { id: 0, count: 1 }) =>
  voices.heard({ op: 0, s: 1, t, d } as GatewayDispatchPayload, place);
const joins = (user_id: string, channel_id: string | null, guild_id = '5') =>
  heard('VOICE_STATE_UPDATE', { user_id, channel_id, guild_id });

describe('who is in a voice channel together', () => {
  it('is what Discord told at the start of a session and since', () => {
    heard('GUILD_CREATE', { id: '5', voice_states: [{ user_id: '1', channel_id: '7' }] });
    joins('2', '7');
    joins('3', '8');
    expect(voices.together('5', '1')).toEqual(['1', '2']);
    joins('2', '8');
    expect(voices.together('5', '1')).toEqual(['1']);
    expect(voices.together('5', '2').toSorted()).toEqual(['2', '3']);
    joins('1', null);
    expect(voices.together('5', '1')).toEqual([]);
  });

  it('is told apart by server', () => {
    joins('1', '7');
    joins('2', '7', '6');
    expect(voices.together('5', '1')).toEqual(['1']);
    expect(voices.together('5', '2')).toEqual([]);
  });

  it('is forgotten with a new session, with an outage and when the bot leaves', () => {
    for (const [event, data] of [
      ['READY', {}],
      ['GUILD_DELETE', { id: '5' }],
      ['GUILD_CREATE', { id: '5', voice_states: [] }],
    ] as const) {
      joins('1', '7');
      heard(event, data);
      expect(voices.together('5', '1'), event).toEqual([]);
    }
  });

  it.each<[string, () => void]>([
    ['a new session', () => heard('READY', {}, { id: 1, count: 2 })],
    ['the end', () => voices.forget({ id: 1, count: 2 })],
  ])('is forgotten with %s of its own shard alone', (_, forgets) => {
    const [first, second] = [String(6n << 22n), String(7n << 22n)];
    joins('1', '7', first);
    joins('1', '7', second);
    forgets();
    expect(voices.together(first, '1')).toEqual(['1']);
    expect(voices.together(second, '1')).toEqual([]);
  });

  it('is at most 200 people', () => {
    for (let at = 0; at < 300; at += 1) joins(String(at), '7');
    expect(voices.together('5', '0')).toHaveLength(200);
  });

  it('stays within its bounds, and has room again when somebody leaves', () => {
    for (let at = 0; at < 200_000; at += 1) joins(String(at), '7');
    joins('late', '8');
    expect(voices.together('5', 'late')).toEqual([]);
    joins('0', null);
    joins('late', '8');
    expect(voices.together('5', 'late')).toEqual(['late']);
  });

  it('is nobody where what arrives isn’t as Discord documents it', () => {
    for (const data of [null, {}, { guild_id: 5, user_id: 1 }, { voice_states: [null, 1, {}] }]) {
      heard('VOICE_STATE_UPDATE', data);
      heard('GUILD_CREATE', data);
    }
    expect(voices.together('', '')).toEqual([]);
  });
});
