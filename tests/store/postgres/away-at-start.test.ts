/** The built bot over HTTP, started before its database: what platforms and people hear until that is there. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signed } from '../../../sandbox/slack/over-http/delivery.ts';
import { type DiscordCrowd, openDiscordCrowd } from '../../faults/crowd/discord.ts';
import { freePort } from '../../support/free-port.ts';
import { freshFolder, type Process, startProcess } from '../../support/process.ts';
import { freshDatabase, server } from '../engines.ts';
import { type Network, openNetwork } from './proxy.ts';

const SECRET = 'a signing secret';

describe.skipIf(!server)('the built bot over HTTP, started before its database', () => {
  let crowd: DiscordCrowd;
  let network: Network;
  let bot: Process;
  let base: string;

  beforeEach(async () => {
    crowd = await openDiscordCrowd();
    network = await openNetwork(await freshDatabase(server ?? ''));
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    network.cut();
    bot = startProcess(freshFolder(), {
      ...crowd.variables,
      ...crowd.httpVariables,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'c',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      TIP_JAR_KEY: randomBytes(32).toString('base64'),
      DATABASE_URL: network.url,
      PORT: String(port),
    });
    await expect.poll(health).toMatchObject([503, { problem: expect.stringContaining('DATABASE_URL can’t be used') }]);
  });
  afterEach(async () => {
    bot.child.kill('SIGKILL');
    network.close();
    await crowd.close();
  });

  async function health(): Promise<unknown> {
    const answer = await fetch(`${base}/healthz`).catch(() => undefined);
    return answer && [answer.status, await answer.json()];
  }
  /** Sends what Discord signs. */
  async function discord(path: string, payload: object) {
    const { body, headers } = crowd.signed({ id: '', payload });
    const answer = await fetch(`${base}/discord/${path}`, { method: 'POST', body, headers });
    return [answer.status, await answer.text()] as const;
  }
  const ada = { community: 1, person: 1 };
  const tip = (locale: string) => ({ ...crowd.command(ada, 'tip', { user: crowd.member(ada) }).payload, locale });
  const authorized = () => {
    const guild = { id: '7', owner_id: '8', preferred_locale: 'en-US' };
    const event = { type: 'APPLICATION_AUTHORIZED', data: { integration_type: 0, user: { id: '8' }, guild } };
    return { version: 1, application_id: '1', type: 1, event };
  };

  it('answers Discord’s question whether it’s there, and tells callers in their language', async () => {
    expect(await discord('interactions', { type: 1 })).toEqual([200, '{"type":1}']);
    const [status, english] = await discord('interactions', tip('en-US'));
    expect(status).toBe(200);
    expect(textIn(english)).toSay('call.unreachable');
    expect(textIn((await discord('interactions', tip('de')))[1])).toSay('call.unreachable', {}, 'de');

    network.mend();
    await expect.poll(health).toMatchObject([200, { healthy: true }]);
    expect(textIn((await discord('interactions', tip('en-US')))[1])).not.toSay('call.unreachable');
    expect(bot.output()).not.toMatch(/"msg":"fault"/);
  });

  it('has platforms tell it again of what happened, and does it once', async () => {
    expect((await discord('events', authorized()))[0]).toBe(503);
    const payload = { type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event: { type: 'app_uninstalled' } };
    async function removed() {
      const sent = signed({ type: 'events_api', payload }, SECRET, Math.floor(Date.now() / 1_000));
      return (await fetch(`${base}/slack/events`, { method: 'POST', ...sent })).status;
    }
    expect(await removed()).toBe(503);
    for (const path of ['install', 'oauth_redirect?code=c&state=s'])
      expect((await fetch(`${base}/slack/${path}`, { redirect: 'manual' })).status).not.toBe(404);

    network.mend();
    await expect.poll(health).toMatchObject([200, { healthy: true }]);
    for (const _ of [1, 2]) expect((await discord('events', authorized()))[0]).toBe(204);
    await expect.poll(() => crowd.posts.length).toBe(1);
    expect(await removed()).toBe(200);
  });
});

/** All that is written on a card, as text. */
const textIn = (body: string): string =>
  Array.from(body.matchAll(/"content":"((?:[^"\\]|\\.)*)"/g), ([, text]) => JSON.parse(`"${text}"`)).join('\n');
