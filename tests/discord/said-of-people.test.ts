import { describe, expect, it } from 'vitest';
import { failing, platformFor, type Situation } from './platform-for.ts';

const never = () => Promise.reject(new Error('Discord is asked for what the interaction says'));
const unreadable = { name: 'Refusal', key: 'call.unreadable', values: { platform: 'Discord' } };
const asking = (get: NonNullable<Situation['get']>, parts: Situation['parts'] = {}) => platformFor({ get, parts });

const ben = { id: '2', username: 'ben', global_name: 'Ben' };
const written = (author: object) => ({ data: { resolved: { messages: { 3: { author } } } } });

describe('a member', () => {
  it('who called is described by the interaction, with what they may do', async () => {
    const member = { user: { ...ben, bot: false }, roles: ['7'], permissions: '32', nick: 'B.' };
    const platform = asking(never, { member });
    expect(await platform.member('2')).toEqual({ account: 'discord:2', id: '2', name: 'B.', bot: false });
    expect(await platform.isAdmin()).toBe(true);
    expect(platform.accountOf('2')).toBe('discord:2');
  });

  it('who called, or is an app, isn’t looked up', async () => {
    const asked: string[] = [];
    const get = async (route: string) => void asked.push(route);
    const platform = asking(get, written({ ...ben, bot: true }));
    expect(await platform.member('2')).toEqual({ account: 'discord:2', id: '2', name: 'Ben', bot: true });
    expect(await platform.member('1')).toMatchObject({ name: 'Ada' });
    expect(asked).toEqual([]);
  });

  it('is as the interaction describes them where Discord doesn’t answer', async () => {
    const platform = asking(failing({ code: 0, status: 500 }), written(ben));
    expect(await platform.member('2')).toEqual({ account: 'discord:2', id: '2', name: 'Ben', bot: false });
  });

  it('is looked up on the server by an id of up to twenty digits', async () => {
    const asked: string[] = [];
    const id = '12345678901234567890';
    const get = async (route: string) => {
      asked.push(route);
      return { user: { ...ben, id }, roles: ['8'], nick: null, joined_at: '2026-01-02T03:04:05Z' };
    };
    const joinedAt = Date.UTC(2026, 0, 2, 3, 4, 5);
    expect(await asking(get).member(id)).toEqual({ account: `discord:${id}`, id, name: 'Ben', bot: false, joinedAt });
    expect(await asking(get).member(`${id}1`)).toBeUndefined();
    expect(asked).toEqual([`/guilds/5/members/${id}`]);
  });

  it('is undefined, with no roles, in a direct message', async () => {
    const data = { resolved: { users: { 2: ben } } };
    expect(await asking(never, { guild_id: undefined, data }).member('2')).toBeUndefined();
    expect(await asking(never, { guild_id: undefined }).roles('discord:2')).toEqual([]);
  });

  it.each([10007, 10013])('is undefined, with no roles, where Discord answers with error %i', async (code) => {
    const platform = asking(failing({ code, status: 404 }), written(ben));
    expect(await platform.member('2')).toBeUndefined();
    expect(await platform.roles('discord:2')).toEqual([]);
  });

  it.each([
    ['another code', Object.assign(new Error('no'), { code: 50001 })],
    ['a fault without a code', new Error('socket hang up')],
    ['no error at all', { code: 10007 }],
  ])('is a refusal for %s, and so are their roles', async (_, error) => {
    const platform = asking(() => Promise.reject(error));
    await expect(platform.member('2')).rejects.toMatchObject(unreadable);
    await expect(platform.roles('discord:2')).rejects.toMatchObject(unreadable);
  });
});

describe('the roles of a server', () => {
  it('are all but @everyone, by their names', async () => {
    const roles = [
      { id: '5', name: '@everyone', color: 0 },
      { id: '7', name: 'Team\u200b', color: 1 },
    ];
    const get = async (route: string) => (route === '/guilds/5/roles' ? roles : []);
    expect(await asking(get).allRoles()).toEqual([{ id: '7', name: 'Team' }]);
    expect(asking(get).everyone).toEqual(['5']);
  });

  it('are none in a direct message', async () => {
    expect(await asking(never, { guild_id: undefined }).allRoles()).toEqual([]);
  });
});
