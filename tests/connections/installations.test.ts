import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createInstallations, STATE_LIFE } from '../../src/connections/installations.ts';
import { createVault, WrongKey } from '../../src/connections/vault.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { engines } from '../store/engines.ts';
import { freshFile } from '../store/files.ts';

const [old, fresh] = [randomBytes(32), randomBytes(32)];
const HOUR = 3_600_000;
const tokens = { token: 'xoxe.xoxb-canary', refreshToken: 'xoxe-1-canary', expiresAt: 12 * HOUR };
const installed = { app: 'A1', botUser: 'U1', scopes: 'chat:write,commands', at: 5, ...tokens };

let file: string;
let at: number;
beforeEach(() => {
  file = freshFile();
  at = 1_000;
});

/** The installations in the file, as a process sees them that has these keys. */
const open = (...keys: [Uint8Array, ...Uint8Array[]]) => openAs('1.2', ...keys);

function openAs(client: string, ...keys: [Uint8Array, ...Uint8Array[]]) {
  const store = openStore(file);
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= store.close();
    return closed;
  };
  onTestFinished(close);
  return { ...createInstallations({ store, vault: createVault(keys), client, now: () => at }), close };
}

const rows = () => new Sqlite(file, { readonly: true }).prepare('SELECT * FROM installation ORDER BY community').all();

it('an installation is kept, and no file of the database says its tokens', async () => {
  const kept = open(fresh);
  await kept.put({ community: 'slack:T1', ...installed });
  expect(await kept.get('slack:T1')).toMatchObject({ community: 'slack:T1', ...installed });
  expect([await kept.get('slack:T2'), await kept.has('slack:T1'), await kept.has('slack:T2')]).toEqual([
    undefined,
    true,
    false,
  ]);
  for (const end of ['', '-wal']) expect(readFileSync(`${file}${end}`).includes('canary')).toBe(false);
});

it('tokens that were moved to another community’s row are not opened', async () => {
  const kept = open(fresh);
  await kept.put({ community: 'slack:T1', ...installed });
  await kept.put({ community: 'slack:T2', ...installed });
  await kept.close();
  new Sqlite(file).exec(
    "UPDATE installation SET token = (SELECT token FROM installation WHERE community = 'slack:T1')",
  );
  const again = open(fresh);
  await again.get('slack:T1');
  await expect(again.get('slack:T2')).rejects.toThrow(WrongKey);
});

it('a start with a new key before the old one encrypts all anew, after which the old one isn’t needed', async () => {
  const first = open(old);
  const communities = Array.from({ length: 250 }, (_, each) => `slack:T${each}` as const);
  for (const community of communities) await first.put({ community, ...installed });
  await first.close();
  const both = open(fresh, old);
  await both.begin();
  await both.close();
  const last = open(fresh);
  await last.begin();
  for (const community of communities) expect(await last.get(community)).toMatchObject(installed);
});

it('a start with a wrong key fails and changes nothing', async () => {
  const first = open(old);
  await first.put({ community: 'slack:T1', ...installed });
  await first.close();
  const before = rows();
  const wrong = open(fresh);
  await expect(wrong.begin()).rejects.toThrow(WrongKey);
  await wrong.close();
  expect(rows()).toEqual(before);
});

it('new tokens don’t take the place of those of a later installation', async () => {
  const kept = open(fresh);
  await kept.put({ community: 'slack:T1', ...installed });
  const before = await kept.get('slack:T1');
  if (!before) throw new Error('nothing was kept');
  await kept.put({ community: 'slack:T1', ...installed, token: 'later' });
  expect(await kept.renew(before, { token: 'renewed' })).toBe(false);
  expect(await kept.forget('slack:T1', before.kept)).toBe(false);
  const later = await kept.get('slack:T1');
  expect(later?.token).toBe('later');
  expect(await kept.forget('slack:T1', later?.kept)).toBe(true);
  expect(await kept.get('slack:T1')).toBe(undefined);
});

it('one process at a time may fetch new tokens, until it has them or its time is over', async () => {
  const kept = open(fresh);
  await kept.put({ community: 'slack:T1', ...installed });
  const before = await kept.get('slack:T1');
  if (!before) throw new Error('nothing was kept');
  expect([await kept.claimRenewal(before, 100), await kept.claimRenewal(before, 100)]).toEqual([true, false]);
  at += 100;
  expect(await kept.claimRenewal(before, 100)).toBe(true);
  expect(await kept.renew(before, { token: 'renewed' })).toBe(true);
  expect(await kept.claimRenewal(before, 100)).toBe(false);
  const after = await kept.get('slack:T1');
  expect(after).toMatchObject({ token: 'renewed', app: 'A1' });
  expect(after?.expiresAt).toBe(undefined);
});

describe.each(engines)('on $name', ({ place }) => {
  it('a begun installation goes on once, in whichever process, for ten minutes', async () => {
    const { open: openPlace, rows: rowsOf } = await place();
    const store = await openPlace();
    onTestFinished(() => store.close());
    const process = () => createInstallations({ store, vault: createVault([fresh]), client: '1.2', now: () => at });
    const [first, second] = [process(), process()];
    const states = Array.from({ length: 100 }, () => first.begun());
    expect(new Set(states).size).toBe(100);
    expect(await rowsOf('SELECT * FROM oauth_state')).toEqual([]);

    const [one = '', other = '', late = '', last = ''] = states;
    const goOn = await Promise.all([first, second, first, second].map((each) => each.goesOn(one)));
    expect(goOn.filter((may) => may)).toEqual([true]);
    for (const spelling of [`${one}.`, `${one}=`, `${one} `]) expect(await second.goesOn(spelling)).toBe(false);
    at += STATE_LIFE - 1;
    expect(await second.goesOn(other)).toBe(true);
    at += 1;
    expect([await first.goesOn(late), await first.goesOn(one), await first.goesOn('made up')]).toEqual(
      Array(3).fill(false),
    );
    at -= 2 * STATE_LIFE;
    expect(await first.goesOn(last)).toBe(false);

    at += 10 * STATE_LIFE;
    expect(await first.goesOn(first.begun())).toBe(true);
    expect(await rowsOf('SELECT * FROM oauth_state')).toHaveLength(1);
  });
});

it('a state goes on while the key is changed, and not with another key', async () => {
  const state = open(old).begun();
  const both = createVault([fresh, old]);
  const store = openStore(freshFile());
  onTestFinished(() => store.close());
  const other = (vault: typeof both) => createInstallations({ store, vault, client: '1.2', now: () => at });
  expect(await other(createVault([fresh])).goesOn(state)).toBe(false);
  expect(await other(both).goesOn(state)).toBe(true);
});

it('what another app was given isn’t this one’s, and a start with new keys encrypts it too', async () => {
  const other = openAs('3.4', old);
  await other.put({ community: 'slack:T1', ...installed, app: 'A2' });
  await other.close();
  const own = open(fresh, old);
  await own.begin();
  expect([await own.get('slack:T1'), await own.has('slack:T1'), await own.app()]).toEqual([
    undefined,
    false,
    undefined,
  ]);
  await own.put({ community: 'slack:T2', ...installed });
  expect(await own.app()).toBe('A1');
  await own.close();
  expect(await openAs('3.4', fresh).get('slack:T1')).toMatchObject({ app: 'A2', token: installed.token });
});
