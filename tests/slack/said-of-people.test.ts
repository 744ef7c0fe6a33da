import type { WebClient } from '@slack/web-api';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPeople, type People } from '../../src/slack/people.ts';

type Answer = (asked: Record<string, unknown>) => unknown;

let asked: Record<string, unknown>[];
let warned: unknown[][];
let now: number;
let people: People;
let info: Answer;
let list: Answer;
let listed: Answer;

const slack = (error: string) => Object.assign(new Error(error), { data: { error } });
const saying = (user: object) => () => ({ user });
const failing = (error: unknown) => () => Promise.reject(error);
const unreadable = { name: 'Refusal', key: 'call.unreadable', values: { platform: 'Slack' } };

beforeEach(() => {
  asked = [];
  warned = [];
  now = 1_000_000;
  info = list = listed = () => ({});
  const told = (answer: () => Answer) => async (question: Record<string, unknown>) => {
    asked.push(question);
    return answer()(question);
  };
  const client = {
    users: { info: told(() => info) },
    usergroups: { list: told(() => list), users: { list: told(() => listed) } },
  } as unknown as WebClient;
  const log = { debug() {}, info() {}, warn: (...said: unknown[]) => void warned.push(said), error() {} };
  people = createPeople(client, () => now, log);
});

describe('a person', () => {
  it('is asked for with their language', async () => {
    info = saying({ name: 'ada', locale: 'fr-FR' });
    expect(await people.person('U1', 'T1')).toEqual({
      id: 'U1',
      name: 'ada',
      bot: false,
      elsewhere: false,
      admin: false,
      locale: 'fr-FR',
    });
    expect(asked).toEqual([{ user: 'U1', include_locale: true }]);
  });

  it.each([
    [{ profile: { display_name: 'Ada' }, real_name: 'Ada Lovelace', name: 'ada' }, 'Ada'],
    [{ profile: { display_name: '' }, real_name: 'Ada Lovelace', name: 'ada' }, 'Ada Lovelace'],
    [{ real_name: 'Ada Lovelace' }, 'Ada Lovelace'],
    [{ profile: {}, name: 'ada' }, 'ada'],
    [{}, 'U1'],
  ])('of whom Slack has %o is called %s', async (user, name) => {
    info = saying(user);
    expect((await people.person('U1', 'T1'))?.name).toBe(name);
  });

  it('is a bot where Slack says so, and Slackbot is one although Slack doesn’t', async () => {
    info = saying({ is_bot: false });
    expect((await people.person('USLACKBOT', 'T1'))?.bot).toBe(true);
    expect((await people.person('U1', 'T1'))?.bot).toBe(false);
    info = saying({ is_bot: true });
    expect((await people.person('U2', 'T1'))?.bot).toBe(true);
  });

  it.each([
    [{ team_id: 'T1', is_admin: true }, true, false],
    [{ team_id: 'T1', is_owner: true }, true, false],
    [{ team_id: 'T2', is_owner: true }, false, true],
    [{ team_id: 'T1', is_admin: true, deleted: true }, false, true],
    [{ team_id: 'T2', enterprise_user: { teams: ['T2', 'T1'] } }, false, false],
    [{ team_id: 'E1', enterprise_user: { teams: ['T1'] }, is_owner: true }, true, false],
    [{ team_id: 'E1', enterprise_user: { teams: ['T1'], is_admin: true } }, true, false],
    [{ team_id: 'T1', enterprise_user: { teams: ['T1'], is_owner: true } }, true, false],
    [{ team_id: 'T2', enterprise_user: { teams: ['T2'], is_owner: true }, is_admin: true }, false, true],
    [{ team_id: 'T2', enterprise_user: {} }, false, true],
  ])('of whom Slack has %o is an admin here: %s, from elsewhere: %s', async (user, admin, elsewhere) => {
    info = saying(user);
    expect(await people.person('U1', 'T1')).toMatchObject({ admin, elsewhere });
  });

  it('is undefined where Slack answers with no user, or that it knows or shows none', async () => {
    expect(await people.person('U1', 'T1')).toBeUndefined();
    info = failing(slack('user_not_found'));
    expect(await people.person('U2', 'T1')).toBeUndefined();
    info = failing(slack('user_not_visible'));
    expect(await people.person('U3', 'T1')).toBeUndefined();
    expect(warned).toEqual([]);
  });

  it.each([
    ['another fault', slack('internal_error')],
    ['a fault of the network', new Error('socket hang up')],
    ['no error at all', { data: { error: 'user_not_found' } }],
    ['an empty fault', slack('')],
  ])('is a refusal for %s, which is in the log', async (_, error) => {
    info = failing(error);
    await expect(people.person('U1', 'T1')).rejects.toMatchObject(unreadable);
    expect(warned).toEqual([[{ err: error }, 'slack: people could not be looked up']]);
  });
});

describe('Slack’s answer about people', () => {
  it('is remembered for a minute for each of them, unless it is asked for afresh', async () => {
    info = ({ user }) => ({ user: { name: user } });
    for (const id of ['U1', 'U2', 'U1', 'U2']) expect((await people.person(id, 'T1'))?.name).toBe(id);
    expect(asked).toHaveLength(2);
    now += 59_999;
    await people.person('U1', 'T1');
    expect(asked).toHaveLength(2);
    now += 1;
    await people.person('U1', 'T1');
    expect(asked).toHaveLength(3);
    await people.person('U1', 'T1', 'afresh');
    expect(asked).toHaveLength(4);
  });

  it('is remembered for five seconds where it means that they are refused', async () => {
    info = saying({ team_id: 'T2' });
    expect(await people.person('U1', 'T1')).toMatchObject({ elsewhere: true });
    info = failing(slack('user_not_found'));
    expect(await people.person('U2', 'T1')).toBeUndefined();
    info = saying({ team_id: 'T1' });
    now += 4_999;
    expect(await people.person('U1', 'T1')).toMatchObject({ elsewhere: true });
    expect(await people.person('U2', 'T1')).toBeUndefined();
    now += 1;
    expect(await people.person('U1', 'T1')).toMatchObject({ elsewhere: false });
    expect(await people.person('U2', 'T1')).toMatchObject({ elsewhere: false });
  });

  it('isn’t believed for longer because the clock was set back', async () => {
    info = saying({ name: 'ada' });
    list = () => ({ usergroups: [{ id: 'S1', users: ['U1'] }] });
    await people.person('U1', 'T1');
    await people.groups('U1');
    now -= 600_000;
    await people.person('U1', 'T1');
    await people.groups('U1');
    expect(asked).toHaveLength(4);
  });

  it('is known for good as what was said last, also after a change and where Slack doesn’t answer', async () => {
    info = saying({ locale: 'fr-FR' });
    await people.person('U1', 'T1');
    people.forget('U1');
    now += 3_600_000;
    info = failing(slack('internal_error'));
    await expect(people.person('U1', 'T1')).rejects.toMatchObject(unreadable);
    expect(people.lastKnown('U1')?.locale).toBe('fr-FR');
    expect(people.lastKnown('U2')).toBeUndefined();
  });

  it('does for an hour to say who a member of the workspace is, until Slack reports a change', async () => {
    info = saying({ name: 'ada', locale: 'fr-FR' });
    expect(people.lately('U1')).toBeUndefined();
    await people.person('U1', 'T1');
    now += 3_599_999;
    expect(people.lately('U1')).toMatchObject({ name: 'ada', locale: 'fr-FR' });
    now += 1;
    expect(people.lately('U1')).toBeUndefined();
    await people.person('U1', 'T1');
    expect(people.lately('U1')).toBeDefined();
    people.forget('U1');
    expect(people.lately('U1')).toBeUndefined();
  });

  it('does no longer once reports of changes may have been missed', async () => {
    info = saying({ name: 'ada' });
    await people.person('U1', 'T1');
    now += 1;
    people.reportedFromNow();
    expect(people.lately('U1')).toBeUndefined();
    await people.person('U1', 'T1');
    expect(asked).toHaveLength(2);
    expect(people.lately('U1')).toBeDefined();
  });

  it('does not where it refuses them something', async () => {
    info = saying({ name: 'max', team_id: 'T2' });
    await people.person('U1', 'T1');
    expect(people.lately('U1')).toBeUndefined();
    info = failing(slack('user_not_found'));
    await people.person('U2', 'T1');
    expect(people.lately('U2')).toBeUndefined();
  });

  it('isn’t remembered where Slack reports a change before it answers', async () => {
    let answer = (_: object) => {};
    info = () => new Promise((resolve) => (answer = resolve));
    const asking = people.person('U1', 'T1');
    people.forget('U1');
    answer({ user: { name: 'ada' } });
    expect((await asking)?.name).toBe('ada');
    expect(people.lately('U1')).toBeUndefined();
    info = saying({ name: 'countess' });
    expect((await people.person('U1', 'T1'))?.name).toBe('countess');
    expect(people.lately('U1')?.name).toBe('countess');
  });

  it('is remembered where two calls ask for it at the same time', async () => {
    info = saying({ name: 'ada' });
    await Promise.all([people.person('U1', 'T1'), people.person('U1', 'T1')]);
    expect(asked).toHaveLength(2);
    expect(people.lately('U1')).toBeDefined();
  });

  it('is remembered for ten thousand of them at most', async () => {
    info = saying({});
    for (let id = 1; id <= 10_000; id += 1) await people.person(`U${id}`, 'T1');
    await people.person('U1', 'T1');
    expect(asked).toHaveLength(10_000);
    await people.person('U0', 'T1');
    await people.person('U0', 'T1');
    expect(asked).toHaveLength(10_001);
    await people.person('U1', 'T1');
    expect(asked).toHaveLength(10_002);
  });
});

describe('the user groups', () => {
  it('are those with an id, by their names', async () => {
    list = () => ({
      usergroups: [
        { id: 'S1', name: 'Team', handle: 'team' },
        { id: 'S2', handle: 'crew' },
        { id: 'S3' },
        { name: 'x' },
      ],
    });
    expect(await people.allGroups()).toEqual([
      { id: 'S1', name: 'Team' },
      { id: 'S2', name: 'crew' },
      { id: 'S3', name: 'S3' },
    ]);
  });

  it('are none where Slack names none', async () => {
    expect(await people.allGroups()).toEqual([]);
    expect(await people.groups('U1')).toEqual([]);
  });

  it('are listed with their members, which are asked for where the list leaves them out', async () => {
    list = () => ({ usergroups: [{ id: 'S1', users: ['U1', 'U2'] }, { id: 'S2' }, { users: ['U1'] }, { id: 'S3' }] });
    listed = ({ usergroup }) => (usergroup === 'S2' ? { users: ['U1'] } : {});
    expect(await people.groups('U1')).toEqual(['S1', 'S2']);
    expect(await people.groups('U2')).toEqual(['S1']);
    expect(asked).toEqual([{ include_users: true }, { usergroup: 'S2' }, { usergroup: 'S3' }]);
  });

  it('are asked for again before somebody is refused, once in five seconds', async () => {
    list = () => ({ usergroups: [] });
    expect(await people.groups('U1')).toEqual([]);
    list = () => ({ usergroups: [{ id: 'S1', users: ['U1'] }] });
    now += 4_999;
    expect(await people.groups('U1', 'afresh')).toEqual([]);
    now += 1;
    expect(await people.groups('U1')).toEqual([]);
    expect(await people.groups('U1', 'afresh')).toEqual(['S1']);
    expect(await people.groups('U1')).toEqual(['S1']);
    expect(asked).toHaveLength(2);
  });

  it('are a refusal where Slack doesn’t answer', async () => {
    list = failing(slack('missing_scope'));
    await expect(people.allGroups()).rejects.toMatchObject(unreadable);
    await expect(people.groups('U1')).rejects.toMatchObject(unreadable);
  });
});
