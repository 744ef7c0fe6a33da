/** Processes that share a database, of which each has its own way to a workspace's token. */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { createInstallations, type Installation } from '../../src/connections/installations.ts';
import { createVault } from '../../src/connections/vault.ts';
import { NotInstalled, tokensOf } from '../../src/slack/tokens.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { freshFile } from '../store/files.ts';
import { quiet } from '../support/recorded-presence.ts';

const HOUR = 3_600_000;
const COMMUNITY = 'slack:T1';

let installations: ReturnType<typeof createInstallations>;
let asked: string[];
let over: Installation[];

beforeEach(async () => {
  const store = openStore(freshFile());
  onTestFinished(() => store.close());
  const vault = createVault([randomBytes(32)]);
  installations = createInstallations({ store, vault, client: '1.2', now: Date.now });
  [asked, over] = [[], []];
});

const install = (ends: number) =>
  installations.put({
    ...{ community: COMMUNITY, app: 'A1', botUser: 'U1', scopes: '', at: Date.now() },
    ...{ token: 'old', refreshToken: 'refresh', expiresAt: Date.now() + ends },
  });

/** Another process. Slack takes each refresh token once. */
const another = () =>
  tokensOf(COMMUNITY, {
    installations,
    async renewed(refreshToken) {
      asked.push(refreshToken);
      await wait(50);
      return { token: `new ${asked.length}`, refreshToken: 'next', expiresAt: Date.now() + 12 * HOUR };
    },
    async over(installation) {
      over.push(installation);
    },
    now: Date.now,
    log: quiet,
  });

it('of many processes whose token has ended one renews it, and all go on with the new one', async () => {
  await install(0);
  const processes = Array.from({ length: 4 }, another);
  const tokens = await Promise.all(processes.flatMap((one) => [one.get(), one.get(), one.get()]));
  expect(new Set(tokens)).toEqual(new Set(['new 1']));
  expect(asked).toEqual(['refresh']);
});

it('a process that hears that a token is refused takes the one that another has renewed', async () => {
  await install(3 * HOUR);
  const [one, other] = [another(), another()];
  expect([await one.get(), await other.get()]).toEqual(['old', 'old']);
  expect(await one.refused('token_expired', 'old')).toBe(true);
  expect(await other.refused('token_expired', 'old')).toBe(true);
  expect(await other.refused('token_revoked', 'old')).toBe(true);
  expect([await one.get(), await other.get()]).toEqual(['new 1', 'new 1']);
  expect([asked.length, over.length]).toEqual([1, 0]);
  expect(await other.refused('token_revoked', 'new 1')).toBe(false);
  expect(over.map(({ token }) => token)).toEqual(['new 1']);
});

it('there is no token where the app isn’t installed, or isn’t any more', async () => {
  const tokens = another();
  await expect(tokens.get()).rejects.toThrow(NotInstalled);
  await install(3 * HOUR);
  expect(await tokens.get()).toBe('old');
  await installations.forget(COMMUNITY);
  await expect(tokens.get()).rejects.toThrow(NotInstalled);
  expect(await tokens.refused('token_expired', 'old')).toBe(false);
});
