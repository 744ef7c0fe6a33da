import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addToSlack } from '../support/add-to-slack.ts';
import { openStage, type Stage, until } from '../support/stage.ts';
import { writeTo } from '../support/write-to.ts';

const HOUR = 3_600;

let stage: Stage;
/** Called once Slack has renewed a token, before the bot hears of it. */
let after: () => Promise<unknown>;

beforeEach(async () => {
  after = async () => undefined;
  stage = await openStage(async (path, sent) => {
    if (!path.endsWith('/oauth.v2.access')) return undefined;
    if (!(await sent.text()).includes('grant_type=refresh_token')) return undefined;
    await sent.arrive();
    return after();
  }, 'http');
  stage.sandbox.slackOverHttp().rotate(12 * HOUR);
  await addToSlack(stage.base, 'T0TIPJAR');
  await stage.seat('slack', 'ada').says('/tipjar add paypal ada');
}, 60_000);
afterEach(() => stage.close());

/** Has the app's token end in so many seconds, as far as the bot knows. */
const endIn = (seconds: number) =>
  writeTo(stage.file, `UPDATE installation SET expires_at = ${Date.now() + seconds * 1_000}`);

function row() {
  const database = new Sqlite(stage.file, { readonly: true });
  const found = database.prepare('SELECT token, refresh_token, expires_at FROM installation').get();
  database.close();
  return found as { token: string; refresh_token: string; expires_at: number } | undefined;
}

const tip = async (who: 'ben' | 'grace' = 'ben') => (await stage.seat('slack', who).says('/tip @ada')).links;
const links = ['https://paypal.me/ada'];

it('a token is renewed before its end, while calls go on with it', async () => {
  await endIn(HOUR);
  const old = row();
  expect(old?.refresh_token).toBeTruthy();
  expect(await tip()).toEqual(links);
  await until(() => row()?.token !== old?.token);
  expect((row()?.expires_at ?? 0) - Date.now()).toBeGreaterThan(11 * HOUR * 1_000);
  expect(stage.sandbox.slackOverHttp().renewals()).toBe(1);
  expect(await tip('grace')).toEqual(links);
  expect(stage.sandbox.slackOverHttp().renewals()).toBe(1);
});

it('a token with more than two hours left is not renewed', async () => {
  await endIn(3 * HOUR);
  expect(await tip()).toEqual(links);
  expect(stage.sandbox.slackOverHttp().renewals()).toBe(0);
});

it('a token that has ended is renewed once, however many call at the same time', async () => {
  await endIn(0);
  stage.sandbox.slackOverHttp().end('T0TIPJAR');
  const panels = await Promise.all(
    (['ada', 'ben', 'grace'] as const).map((who) => stage.seat('slack', who).says('/tipjar show')),
  );
  expect(panels).toHaveLength(3);
  expect(stage.sandbox.slackOverHttp().renewals()).toBe(1);
  expect(await tip()).toEqual(links);
});

it('what Slack has renewed is not lost where another process had the work and ended', async () => {
  await endIn(HOUR);
  const old = row();
  // The claim of a process that was killed ends by itself.
  await writeTo(stage.file, `UPDATE installation SET renewing_until = ${Date.now() + 1_500}`);
  expect(await tip()).toEqual(links);
  expect(row()?.token).toBe(old?.token);
  await until(() => row()?.token !== old?.token);
  expect(stage.sandbox.slackOverHttp().renewals()).toBe(1);
});

it.each([
  ['fails', { status: 503 }],
  // Slack takes each refresh token once: a process may have ended before it could save what it got for this one.
  ['comes too late', 'invalid_refresh_token'],
] as const)('nobody notices a renewal that %s while the token lasts', async (_, failure) => {
  await endIn(HOUR);
  const old = row();
  stage.sandbox.slackHooks().fail('oauth.v2.access', failure);
  expect(await tip()).toEqual(links);
  expect(row()?.token).toBe(old?.token);
  expect(await tip('grace')).toEqual(links);
});

it('a workspace whose tokens are over for good is forgotten, and says how to go on', async () => {
  await endIn(0);
  stage.sandbox.slackHooks().fail('oauth.v2.access', 'invalid_refresh_token');
  await stage.seat('slack', 'ben').says('/tipjar-admin panel');
  await until(() => row() === undefined);
  expect(await stage.seat('slack', 'ben').says('/tipjar show')).toSay('call.uninstalled');
  expect((await fetch(`${stage.base}/healthz`)).status).toBe(200);
});

it('an uninstallation while a token is being renewed wins', async () => {
  await endIn(HOUR);
  after = async () => stage.sandbox.slackOverHttp().uninstall('T0TIPJAR');
  expect(await tip()).toEqual(links);
  await until(() => row() === undefined);
  expect(await stage.seat('slack', 'ben').says('/tipjar show')).toSay('call.uninstalled');
  expect(row()).toBe(undefined);
});

it('a token of which Slack says that it has ended is renewed, and the same question asked with the new one', async () => {
  const old = row();
  stage.sandbox.slackOverHttp().end('T0TIPJAR');
  expect(await tip()).toEqual(links);
  expect(row()?.token).not.toBe(old?.token);
  expect(stage.sandbox.slackOverHttp().renewals()).toBe(1);
});
