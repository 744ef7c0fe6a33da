import { ErrorCode, type WebClient } from '@slack/web-api';
import { beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/bot/refusal.ts';
import { createCourier } from '../../src/slack/courier.ts';
import { createPeople, type People } from '../../src/slack/people.ts';
import { platformOf } from '../../src/slack/platform.ts';

interface User {
  name: string;
  team_id?: string;
  is_admin?: boolean;
  is_owner?: boolean;
  is_bot?: boolean;
  deleted?: boolean;
}

const users: Record<string, User> = {};
const groups: { id: string; users?: string[] }[] = [];
const log = { debug() {}, info() {}, warn() {}, error() {} };
let asked: string[];
let down: boolean;
let busy: boolean;
let now: number;
let people: People;

const slack = (error: string) => Object.assign(new Error(error), { data: { error } });

/** The methods of Slack’s client that are called, on the tables above. */
const client = {
  users: {
    info: async ({ user }: { user: string }) => {
      asked.push('users.info');
      if (down) throw slack('internal_error');
      if (busy) throw Object.assign(new Error('busy'), { code: ErrorCode.RateLimitedError, retryAfter: 30 });
      if (!users[user]) throw slack('user_not_found');
      return { ok: true, user: users[user] };
    },
  },
  usergroups: {
    list: async () => {
      asked.push('usergroups.list');
      if (down) throw slack('missing_scope');
      return { ok: true, usergroups: groups };
    },
    users: { list: async () => ({ ok: true, users: ['U2'] }) },
  },
} as unknown as WebClient;

const courier = createCourier(client, () => now, log);
const sent = { files: {}, server: { origins: [], log } };
const platform = (caller = 'U1') => platformOf({ people, client, courier, team: 'T1', caller, sent, log });

beforeEach(() => {
  asked = [];
  down = false;
  busy = false;
  now = 1_000_000;
  people = createPeople(client, () => now, log);
  Object.assign(users, { U1: { name: 'ada' }, U2: { name: 'ben' } });
  groups.splice(0, groups.length, { id: 'S1', users: ['U1'] });
});

describe('an admin of a workspace', () => {
  it('is an admin or an owner to Slack, which is asked each time', async () => {
    users.U1 = { name: 'ada', is_admin: true };
    expect(await platform().isAdmin()).toBe(true);
    users.U1 = { name: 'ada', is_owner: true };
    expect(await platform().isAdmin()).toBe(true);
    users.U1 = { name: 'ada' };
    expect(await platform().isAdmin()).toBe(false);
    expect(asked).toHaveLength(3);
  });

  it('is nobody who left, belongs to another workspace, or isn’t known to Slack', async () => {
    users.U1 = { name: 'ada', is_admin: true, deleted: true };
    expect(await platform().isAdmin()).toBe(false);
    users.U1 = { name: 'ada', is_admin: true, team_id: 'T2' };
    expect(await platform().isAdmin()).toBe(false);
    expect(await platform('U9').isAdmin()).toBe(false);
  });

  it('can’t be told when Slack doesn’t answer, which is a refusal', async () => {
    users.U1 = { name: 'ada', is_admin: true };
    down = true;
    await expect(platform().isAdmin()).rejects.toThrow(Refusal);
  });

  it('stays one while Slack is asked too much, for an hour and unless it reports a change', async () => {
    users.U1 = { name: 'ada', is_admin: true };
    users.U2 = { name: 'ben' };
    await platform('U1').isAdmin();
    await platform('U2').isAdmin();
    busy = true;
    now += 3_599_999;
    expect(await platform('U1').isAdmin()).toBe(true);
    expect(await platform('U2').isAdmin()).toBe(false);
    await expect(platform('U3').isAdmin()).rejects.toThrow(Refusal);
    people.forget('U2');
    await expect(platform('U2').isAdmin()).rejects.toThrow(Refusal);
    now += 1;
    await expect(platform('U1').isAdmin()).rejects.toThrow(Refusal);
  });
});

describe('user groups', () => {
  it('are remembered for a minute at most', async () => {
    expect(await platform().roles('slack:T1:U1')).toEqual(['S1']);
    groups[0] = { id: 'S1', users: [] };
    now += 59_999;
    expect(await platform().roles('slack:T1:U1')).toEqual(['S1']);
    now += 1;
    expect(await platform().roles('slack:T1:U1')).toEqual([]);
    expect(asked).toEqual(['usergroups.list', 'usergroups.list']);
  });

  it('are asked for their members where the list leaves them out', async () => {
    groups.push({ id: 'S2' });
    expect(await platform().roles('slack:T1:U2')).toEqual(['S2']);
  });

  it('are a refusal when Slack doesn’t answer', async () => {
    down = true;
    await expect(platform().roles('slack:T1:U1')).rejects.toThrow(Refusal);
  });
});

describe('members', () => {
  it('are those of the workspace, and bots are told apart', async () => {
    users.U3 = { name: 'robot', is_bot: true };
    expect(await platform().member('U2')).toMatchObject({ account: 'slack:T1:U2', name: 'ben', bot: false });
    expect(await platform().member('U3')).toMatchObject({ bot: true });
    expect(await platform().member('B1')).toMatchObject({ bot: true });
    expect(await platform().member('U9')).toBeUndefined();
    users.U4 = { name: 'gone', deleted: true };
    expect(await platform().member('U4')).toBeUndefined();
  });
});

describe('Slack’s answer about somebody', () => {
  it('is asked for again once Slack reports a change', async () => {
    await platform().member('U2');
    users.U2 = { name: 'benny' };
    expect((await platform().member('U2'))?.name).toBe('ben');
    people.forget('U2');
    expect((await platform().member('U2'))?.name).toBe('benny');
  });
});
