/** The built bot with Slack over HTTP, configured by its environment as an operator does it. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deliverTo, signed } from '../../sandbox/slack/over-http/delivery.ts';
import { openWorkspace } from '../sandbox/slack/workspace.ts';
import { addToSlack, beginAdding } from '../support/add-to-slack.ts';
import { freshFolder, type Process, startProcess } from '../support/process.ts';

const key = () => randomBytes(32).toString('base64');

let folder: string;
let started: Process[];
beforeEach(() => {
  folder = freshFolder();
  started = [];
});
afterEach(() => {
  for (const { child } of started) child.kill('SIGKILL');
});

function start(variables: Record<string, string>): Process {
  const bot = startProcess(folder, variables);
  started.push(bot);
  return bot;
}

const http = { SLACK_SIGNING_SECRET: 's', SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'c' };
const sockets = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

it.each([
  ['a part of the kind', { SLACK_CLIENT_ID: '1.2' }, ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_SECRET', 'TIP_JAR_KEY']],
  ['no key', http, ['TIP_JAR_KEY']],
  ['both kinds', { ...http, ...sockets, TIP_JAR_KEY: key() }, ['SLACK_SIGNING_SECRET']],
  ['a key that is too short', { ...http, TIP_JAR_KEY: 'short' }, ['TIP_JAR_KEY']],
  ['a key of which one is wrong', { ...http, TIP_JAR_KEY: `${key()},x` }, ['TIP_JAR_KEY']],
  ['an address with a path', { ...http, TIP_JAR_KEY: key(), PUBLIC_URL: 'https://x.example/y' }, ['PUBLIC_URL']],
])('with %s, the bot names what is wrong and ends with 1', async (_, variables, named) => {
  const bot = start(variables);
  expect(await bot.exited).toBe(1);
  const problems = bot.output().trim().split('\n').slice(1);
  expect(problems.map((line) => line.trim().split(':')[0])).toEqual(named);
  for (const secret of ['xoxb-1', 'xapp-1', 'short']) expect(bot.output()).not.toContain(secret);
});

it('the bot is installed, answers, takes a new key and refuses a wrong one', async () => {
  const slack = await openWorkspace();
  const { clientId, clientSecret, signingSecret } = slack.credentials;
  const [old, fresh] = [key(), key()];
  const begin = async (keys: string, more: Record<string, string> = {}) => {
    const bot = start({
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_CLIENT_ID: clientId,
      SLACK_CLIENT_SECRET: clientSecret,
      SLACK_API_URL: `${slack.base}/api/`,
      TIP_JAR_KEY: keys,
      ...more,
    });
    const [, port] = await bot.prints(/"port":(\d+)/);
    return { ...bot, base: `http://127.0.0.1:${port}` };
  };
  const first = await begin(old);
  expect((await fetch(`${first.base}/healthz`)).status).toBe(200);
  // Without PUBLIC_URL, Slack goes by the redirect URL of the app’s settings.
  expect((await beginAdding(first.base)).authorize.searchParams.has('redirect_uri')).toBe(false);
  first.child.kill('SIGTERM');
  expect(await first.exited).toBe(0);

  const at = Number(new URL(first.base).port);
  const secured = await begin(old, { PUBLIC_URL: 'https://tips.example.org/' });
  const { authorize, setCookie } = await beginAdding(secured.base);
  expect(authorize.searchParams.get('redirect_uri')).toBe('https://tips.example.org/slack/oauth_redirect');
  expect(setCookie).toMatch(/^__Host-tip-jar-install=[\w.-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
  secured.child.kill('SIGTERM');
  await secured.exited;

  const ask = async (base: string) => {
    const payload = {
      ...{ team_id: 'T0TIPJAR', user_id: 'U0ADA', user_name: 'ada', channel_id: 'C0GENERAL', command: '/tipjar' },
      ...{ text: 'show', trigger_id: randomBytes(8).toString('hex'), api_app_id: 'A0TIPJAR' },
    };
    const now = Math.floor(Date.now() / 1_000);
    const answer = await deliverTo(
      `${base}/slack/events`,
      signed({ type: 'slash_commands', payload }, signingSecret, now),
    );
    return JSON.stringify(answer);
  };
  const public_ = { PORT: String(at), PUBLIC_URL: `http://127.0.0.1:${at}` };
  const second = await begin(old, public_);
  expect(await ask(second.base)).toContain('install it again');
  expect((await addToSlack(second.base, 'T0TIPJAR')).status).toBe(200);
  expect(await ask(second.base)).not.toContain('install it again');
  second.child.kill('SIGTERM');
  expect(await second.exited).toBe(0);

  const wrong = start({ ...http, SLACK_CLIENT_ID: clientId, TIP_JAR_KEY: fresh });
  expect(await wrong.exited).toBe(1);
  expect(wrong.output()).toMatch(/^Tip Jar can’t start: TIP_JAR_KEY: .*$/m);
  expect(wrong.output()).not.toContain(fresh);

  const rotated = await begin(`${fresh},${old}`, public_);
  rotated.child.kill('SIGTERM');
  await rotated.exited;
  const last = await begin(fresh, public_);
  expect(await ask(last.base)).not.toContain('install it again');

  const files = ['', '-wal'].map((end) => readFileSync(join(folder, `data/tipjar.db${end}`), 'latin1')).join('');
  const output = started.map((bot) => bot.output()).join('');
  for (const secret of [/xoxb-[\da-f]{8}/, new RegExp(clientSecret), new RegExp(signingSecret)]) {
    expect(files).not.toMatch(secret);
    expect(output).not.toMatch(secret);
  }
}, 60_000);
