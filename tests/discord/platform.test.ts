import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/bot/refusal.ts';
import { governs, platformOf, type Rest } from '../../src/discord/platform.ts';
import type { CallInteraction } from '../../src/discord/to-call.ts';

const MANAGE_GUILD = 0x20n;
const ADMINISTRATOR = 0x8n;

describe('who governs a server', () => {
  it('holds Manage Server or Administrator, whatever else', () => {
    for (const bits of [MANAGE_GUILD, ADMINISTRATOR, MANAGE_GUILD | 0x800n, (1n << 53n) | ADMINISTRATOR]) {
      expect(governs(String(bits)), String(bits)).toBe(true);
    }
  });

  it('is nobody with other bits, none, or bits that can’t be read', () => {
    const others = ((1n << 53n) - 1n) & ~(MANAGE_GUILD | ADMINISTRATOR);
    for (const bits of ['0', String(others), '', '-32', '0x20', '3 2', '32.0', 'NaN', '１']) {
      expect(governs(bits), bits).toBe(false);
    }
  });
});

/** An interaction by user 1 about nobody else, and a Discord that answers with this. */
function asking(get: Rest['get'], parts: Record<string, unknown> = {}) {
  const user = { id: '1', username: 'ada', global_name: 'Ada' };
  const interaction = {
    id: '9',
    guild_id: '5',
    member: { user, roles: ['7'], permissions: '0', nick: null },
    data: {},
    ...parts,
  } as unknown as CallInteraction;
  const rest = { get, post: () => Promise.reject(new Error('nothing is posted')) };
  return platformOf(interaction, rest, { origins: [], log: { debug() {}, info() {}, warn() {}, error() {} } });
}

const failing = (code: number, status: number) => () =>
  Promise.reject(Object.assign(new Error('Discord says no'), { code, status }));
const never = () => Promise.reject(new Error('Discord is asked for what the interaction says'));

describe('what Discord says of people', () => {
  it('is taken from the interaction where it is there', async () => {
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

  it('is asked for about the author of a message, who may have left', async () => {
    const data = { resolved: { messages: { 3: { author: { id: '2', username: 'ben', global_name: 'Ben' } } } } };
    const member = { user: { id: '2', username: 'ben', global_name: 'Ben' }, roles: ['8'], nick: null };
    expect(await asking(async () => member, { data }).roles('discord:2')).toEqual(['8']);
    expect((await asking(async () => member, { data }).member('2'))?.name).toBe('Ben');
    expect(await asking(failing(10007, 404), { data }).member('2')).toBeUndefined();
  });

  it('is not guessed: roles that Discord doesn’t tell are a refusal', async () => {
    await expect(asking(failing(0, 500)).roles('discord:2')).rejects.toThrow(Refusal);
    await expect(asking(failing(0, 500)).member('2')).rejects.toThrow(Refusal);
  });

  it('is never asked for about an id that is none', async () => {
    for (const id of ['../../x', '', 'abc', '1'.repeat(30)]) expect(await asking(never).member(id)).toBeUndefined();
  });

  it('doesn’t make an admin of who isn’t one', async () => {
    expect(await asking(never).isAdmin()).toBe(false);
    expect(await asking(never, { member: undefined, user: { id: '1', username: 'ada' } }).isAdmin()).toBe(false);
  });
});
