import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands, menus } from '../../commands/index.ts';
import { eventCallback } from '../../sandbox/slack/payloads.ts';
import { manifest } from '../../src/slack/manifest.ts';
import { languages } from '../../src/text/languages.ts';
import { textsIn } from '../../src/text/texts.ts';
import { addToSlack, beginAdding } from '../support/add-to-slack.ts';
import { openStage, type Stage, until } from '../support/stage.ts';

let stage: Stage;
/** Called before Slack answers a request for a token. */
let beforeToken: () => Promise<unknown>;
/** May answer in Slack's place whether a token is good. */
let insteadOfTest: () => Response | undefined;

beforeAll(async () => {
  beforeToken = async () => undefined;
  insteadOfTest = () => undefined;
  stage = await openStage(async (path) => {
    if (path.endsWith('/oauth.v2.access')) await beforeToken();
    return path.endsWith('/auth.test') ? insteadOfTest() : undefined;
  }, 'http');
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  beforeToken = async () => undefined;
  insteadOfTest = () => undefined;
  stage.sandbox.slackOverHttp().answerWith({});
  stage.sandbox.slackOverHttp().enter('T0TIPJAR');
});

const installed = () => {
  const database = new Sqlite(stage.file, { readonly: true });
  const rows = database.prepare('SELECT community FROM installation ORDER BY community').pluck().all();
  database.close();
  return rows;
};

const visit = async (path: string, cookie = '') => {
  const response = await fetch(`${stage.base}${path}`, { headers: { cookie }, redirect: 'manual' });
  return { status: response.status, headers: response.headers, page: await response.text() };
};

const says = (page: string, key: Parameters<ReturnType<typeof textsIn>['words']>[0]) =>
  expect(page).toContain(textsIn('en').words(key).replaceAll("'", '&#39;'));

it('the browser is sent to Slack with all scopes, the redirect address and a state that only it has', async () => {
  const { authorize, setCookie, cookie } = await beginAdding(stage.base);
  const asked = Object.fromEntries(authorize.searchParams);
  expect(`${authorize.origin}${authorize.pathname}`).toBe(`${stage.base}/slack/oauth/v2/authorize`);
  expect(asked).toMatchObject({
    client_id: '1234.5678',
    redirect_uri: `${stage.base}/slack/oauth_redirect`,
    scope: manifest(commands, menus).oauth_config.scopes.bot.join(','),
  });
  expect(setCookie).toBe(`tip-jar-install=${asked.state}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax`);
  expect(cookie).toBe(`tip-jar-install=${asked.state}`);
});

it('who only visits has nothing written', async () => {
  const written = () => {
    const database = new Sqlite(stage.file, { readonly: true });
    const count = database.prepare('SELECT count(*) FROM oauth_state').pluck().get();
    database.close();
    return [count, readFileSync(`${stage.file}-wal`).length];
  };
  const before = written();
  const visits = await Promise.all(Array.from({ length: 50 }, () => visit('/slack/install')));
  expect(new Set(visits.map(({ status }) => status))).toEqual(new Set([302]));
  expect(written()).toEqual(before);
});

it('an installation is kept, and the page says what to type first and leads back to Slack', async () => {
  const { status, page, headers } = await addToSlack(stage.base, 'T0SECOND');
  expect(status).toBe(200);
  expect(page).toContain('Tip Jar is installed in A second workspace');
  expect(page).toContain('/tipjar');
  expect(page).toContain('href="https://slack.com/app_redirect?app=A0TIPJAR&amp;team=T0SECOND"');
  expect(installed()).toEqual(['slack:T0SECOND', 'slack:T0TIPJAR']);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.getSetCookie()).toEqual(['tip-jar-install=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax']);
  await stage.sandbox.slackOverHttp().uninstall('T0SECOND');
  expect(installed()).toEqual(['slack:T0TIPJAR']);
});

describe('nothing is installed, and the page says why and offers another try', () => {
  const refused: [string, Parameters<typeof says>[1], () => Promise<{ status: number; page: string }>][] = [
    ['without a state', 'install.stale', async () => visit('/slack/oauth_redirect?code=x')],
    ['without a code', 'install.refused', async () => visit('/slack/oauth_redirect?state=x')],
    [
      'when the state was used before',
      'install.stale',
      async () => {
        const adding = await beginAdding(stage.base);
        const { search } = await adding.callback('T0SECOND');
        const cancelled = await adding.callback('T0SECOND');
        const state = `?code=wrong&state=${cancelled.searchParams.get('state')}`;
        await visit(`/slack/oauth_redirect${state}`, adding.cookie);
        return visit(`/slack/oauth_redirect${search}`, adding.cookie);
      },
    ],
    [
      'in another browser',
      'install.stale',
      async () => {
        const [adding, other] = [await beginAdding(stage.base), await beginAdding(stage.base)];
        const { search } = await adding.callback('T0SECOND');
        await visit(`/slack/oauth_redirect${search}`);
        return visit(`/slack/oauth_redirect${search}`, other.cookie);
      },
    ],
    [
      'when the state was changed',
      'install.stale',
      async () => {
        const adding = await beginAdding(stage.base);
        const { searchParams } = await adding.callback('T0SECOND');
        searchParams.set('state', `${searchParams.get('state')}x`);
        return visit(`/slack/oauth_redirect?${searchParams}`, `tip-jar-install=${searchParams.get('state')}`);
      },
    ],
    [
      'when it took more than ten minutes',
      'install.stale',
      async () => {
        // The bot's clock believes at once what is two hours off.
        const ago = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 7_200_000);
        const adding = await beginAdding(stage.base).finally(() => ago.mockRestore());
        const { search } = await adding.callback('T0SECOND');
        return visit(`/slack/oauth_redirect${search}`, adding.cookie);
      },
    ],
    [
      'when somebody cancels',
      'install.cancelled',
      async () => {
        const adding = await beginAdding(stage.base);
        return visit(`/slack/oauth_redirect${(await adding.callback()).search}`, adding.cookie);
      },
    ],
    [
      'when Slack refuses the code',
      'install.refused',
      async () => {
        const adding = await beginAdding(stage.base);
        const { searchParams } = await adding.callback('T0SECOND');
        return visit(`/slack/oauth_redirect?code=x&state=${searchParams.get('state')}`, adding.cookie);
      },
    ],
    ['when Slack answers for another app', 'install.refused', async () => answered({ app_id: 'A0OTHER' })],
    ['when Slack gives fewer scopes', 'install.scopes', async () => answered({ scope: 'commands,chat:write' })],
    ['when Slack gives no token', 'install.refused', async () => answered({ access_token: undefined })],
    [
      'when Slack says nothing of who installed it',
      'install.refused',
      async () => answered({ authed_user: undefined }),
    ],
    [
      'for a whole organisation',
      'install.organisation',
      async () => answered({ is_enterprise_install: true, team: null }),
    ],
    [
      'for a whole organisation, said in a word',
      'install.organisation',
      async () => answered({ is_enterprise_install: 'true' }),
    ],
    [
      'when the app is removed meanwhile',
      'install.removed',
      async () => {
        beforeToken = () => stage.sandbox.slackHooks().event({ type: 'app_uninstalled' });
        stage.sandbox.slackOverHttp().enter('T0SECOND');
        return addToSlack(stage.base, 'T0SECOND');
      },
    ],
  ];

  const answered = (more: Record<string, unknown>) => {
    stage.sandbox.slackOverHttp().answerWith(more);
    return addToSlack(stage.base, 'T0SECOND');
  };

  it.each(refused)('%s', async (_, key, attempt) => {
    const { status, page } = await attempt();
    expect(status).toBe(400);
    says(page, key);
    expect(page).toContain('href="/slack/install"');
    expect(installed()).toEqual(['slack:T0TIPJAR']);
  });

  it('when Slack has taken the token back by the time it is kept', async () => {
    let tests = 0;
    insteadOfTest = () => {
      tests += 1;
      return tests > 1 ? Response.json({ ok: false, error: 'token_revoked' }) : undefined;
    };
    const { status, page } = await addToSlack(stage.base, 'T0SECOND');
    expect(status).toBe(400);
    says(page, 'install.removed');
    expect(installed()).toEqual(['slack:T0TIPJAR']);
  });

  it('when Slack takes the token back before the page is there', async () => {
    // Slack’s events about it may come late, or to another process.
    stage.sandbox.slackHooks().fail('auth.test', 'token_revoked');
    const { status, page } = await addToSlack(stage.base, 'T0SECOND');
    stage.sandbox.slackHooks().fail('auth.test', null);
    expect(status).toBe(400);
    says(page, 'install.refused');
    expect(installed()).toEqual(['slack:T0TIPJAR']);
  });
});

it('the pages are in the language of the browser', async () => {
  for (const language of languages) {
    const response = await fetch(`${stage.base}/slack/oauth_redirect`, {
      headers: { 'accept-language': `xx;q=0.9, ${language}, en;q=0.5` },
    });
    const page = await response.text();
    expect(page).toContain(`<html lang="${language}"`);
    expect(page).toContain(textsIn(language).words('install.failed').replaceAll("'", '&#39;'));
  }
  for (const odd of ['', '*', 'xx', ';;;,,,', 'x'.repeat(9_000), 'en-GB', 'en, de']) {
    const headers = { 'accept-language': odd };
    expect(await (await fetch(`${stage.base}/slack/oauth_redirect`, { headers })).text()).toContain('<html lang="en"');
  }
});

it('a workspace’s name is text on the page', async () => {
  stage.sandbox.slackOverHttp().answerWith({ team: { id: 'T0SECOND', name: '<script>alert(1)</script>' } });
  const { page } = await addToSlack(stage.base, 'T0SECOND');
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain('<script');
  await stage.sandbox.slackOverHttp().uninstall('T0SECOND');
});

it('an uninstallation that Slack tells late doesn’t end the installation that has followed it', async () => {
  const ago = (seconds: number) => ({ event_time: Math.floor(Date.now() / 1_000) - seconds });
  const tell = async (time: object) => {
    const event = { ...eventCallback({ type: 'app_uninstalled' }, Date.now()), ...time };
    await stage.sandbox.slackHooks().deliver({ type: 'events_api', payload: event });
  };
  await tell(ago(60));
  expect(installed()).toEqual(['slack:T0TIPJAR']);
  // Where Slack says that the token is over, it is about this installation, whatever the clocks say.
  stage.sandbox.slackHooks().fail('auth.test', 'account_inactive');
  await tell(ago(60));
  stage.sandbox.slackHooks().fail('auth.test', null);
  expect(installed()).toEqual([]);
  await addToSlack(stage.base, 'T0TIPJAR');
  await tell(ago(7_200));
  expect(installed()).toEqual([]);
  await addToSlack(stage.base, 'T0TIPJAR');
  await tell(ago(0));
  await tell(ago(0));
  expect(installed()).toEqual([]);
  await addToSlack(stage.base, 'T0TIPJAR');
});

it('a workspace that has left is marked so, and one that comes back isn’t any more', async () => {
  const left = () => {
    const database = new Sqlite(stage.file, { readonly: true });
    const rows = database.prepare("SELECT community FROM departure WHERE community = 'slack:T0TIPJAR'").pluck().all();
    database.close();
    return rows;
  };
  await stage.sandbox.slackOverHttp().uninstall('T0TIPJAR');
  await until(() => left().length > 0);
  expect(left()).toEqual(['slack:T0TIPJAR']);
  await addToSlack(stage.base, 'T0TIPJAR');
  await until(() => left().length === 0);
});

it('who calls from a workspace that has removed the app is told to have it installed again, and can go on after that', async () => {
  const ben = stage.seat('slack', 'ben');
  await ben.says('/tipjar add paypal benny');
  await stage.sandbox.slackOverHttp().uninstall('T0TIPJAR');
  expect(installed()).toEqual([]);
  expect(await ben.says('/tipjar show')).toSay('call.uninstalled');
  await addToSlack(stage.base, 'T0TIPJAR');
  expect((await stage.seat('slack', 'ada').says('/tip @ben')).links).toEqual(['https://paypal.me/benny']);
});

it('a workspace whose token Slack refuses is forgotten, and the bot goes on', async () => {
  await stage.sandbox.slackOverHttp().uninstall('T0TIPJAR', false);
  const ben = stage.seat('slack', 'ben');
  // The first request that Slack refuses is this one’s.
  await ben.says('/tipjar-admin panel');
  await until(() => installed().length === 0);
  expect(await ben.says('/tipjar show')).toSay('call.uninstalled');
  expect((await fetch(`${stage.base}/healthz`)).status).toBe(200);
  await addToSlack(stage.base, 'T0TIPJAR');
  expect(await ben.says('/tipjar show')).not.toSay('call.uninstalled');
});

it('no token is in the database’s files, the log or the health check', async () => {
  const health = await (await fetch(`${stage.base}/healthz`)).text();
  const files = ['', '-wal'].map((end) => readFileSync(`${stage.file}${end}`, 'latin1')).join('');
  const { clientSecret, signingSecret } = stage.sandbox.slack.credentials;
  for (const text of [health, files, stage.logged.join('')]) {
    expect(text).not.toMatch(/xox[a-z]-/);
    expect(text).not.toMatch(/xoxe/);
    for (const secret of [clientSecret, signingSecret]) expect(text.includes(secret)).toBe(false);
  }
});
