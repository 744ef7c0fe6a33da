import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/bot/refusal.ts';
import { governs } from '../../src/discord/platform.ts';
import { failing, platformFor, type Situation } from './platform-for.ts';

const MANAGE_GUILD = 0x20n;
const ADMINISTRATOR = 0x8n;

describe('permission bits', () => {
  it('make an admin where they hold Manage Server or Administrator, whatever else', () => {
    for (const bits of [MANAGE_GUILD, ADMINISTRATOR, MANAGE_GUILD | 0x800n, (1n << 53n) | ADMINISTRATOR]) {
      expect(governs(String(bits)), String(bits)).toBe(true);
    }
  });

  it('make no admin where they are others, none, or can’t be read', () => {
    const others = ((1n << 53n) - 1n) & ~(MANAGE_GUILD | ADMINISTRATOR);
    for (const bits of ['0', String(others), '', '-32', '0x20', '3 2', '32.0', 'NaN', '１']) {
      expect(governs(bits), bits).toBe(false);
    }
  });
});

const asking = (get: NonNullable<Situation['get']>, parts: Situation['parts'] = {}) => platformFor({ get, parts });
const never = () => Promise.reject(new Error('Discord is asked for what the interaction says'));

describe('what is known of people', () => {
  it('is taken from the interaction where it says it', async () => {
    const data = {
      resolved: {
        users: { 2: { id: '2', username: 'ben', global_name: null } },
        members: { 2: { nick: 'Benny', roles: ['8'], joined_at: '2026-01-02T03:04:05Z' } },
      },
    };
    const platform = asking(never, { data });
    expect(await platform.member('2')).toEqual({
      account: 'discord:2',
      id: '2',
      name: 'Benny',
      bot: false,
      joinedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    });
    expect(await platform.roles('discord:2')).toEqual(['8']);
    expect(await platform.roles('discord:1')).toEqual(['7']);
  });

  it('is asked of Discord for the author of a message, who may have left', async () => {
    const data = { resolved: { messages: { 3: { author: { id: '2', username: 'ben', global_name: 'Ben' } } } } };
    const member = { user: { id: '2', username: 'ben', global_name: 'Ben' }, roles: ['8'], nick: null };
    expect(await asking(async () => member, { data }).roles('discord:2')).toEqual(['8']);
    expect((await asking(async () => member, { data }).member('2'))?.name).toBe('Ben');
    expect(await asking(failing({ code: 10007, status: 404 }), { data }).member('2')).toBeUndefined();
  });

  it('is a refusal where Discord doesn’t answer', async () => {
    await expect(asking(failing({ code: 0, status: 500 })).roles('discord:2')).rejects.toThrow(Refusal);
    await expect(asking(failing({ code: 0, status: 500 })).member('2')).rejects.toThrow(Refusal);
  });

  it('is not asked of Discord for what can’t be an id', async () => {
    for (const id of ['../../x', '', 'abc', '1'.repeat(30)]) expect(await asking(never).member(id)).toBeUndefined();
  });

  it('makes nobody an admin without the permission, and nobody in a direct message', async () => {
    expect(await asking(never).isAdmin()).toBe(false);
    expect(await asking(never, { member: undefined, user: { id: '1', username: 'ada' } }).isAdmin()).toBe(false);
  });
});
