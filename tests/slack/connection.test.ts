/** Bolt and the SDK's sockets as the bot uses them, against the sandbox's Socket Mode over real sockets. */
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, type TestContext } from 'vitest';
import type { Answer } from '../../src/bot/answer.ts';
import type { Platform } from '../../src/bot/call.ts';
import { connectSlack } from '../../src/slack/app.ts';
import { openWorkspace, until } from '../sandbox/slack/workspace.ts';
import { openDoorway } from '../support/doorway.ts';
import { noOutbox } from '../support/recorded-presence.ts';
import { recordedSurroundings } from '../support/recorded-surroundings.ts';

const LOST = 'slack: the connection is lost; connecting again';
const BACK = 'slack: connected';

type World = Pick<Awaited<ReturnType<typeof openWorkspace>>, 'hooks'> & {
  doorway: Awaited<ReturnType<typeof openDoorway>>;
};

interface Options {
  patience?: number;
  /** Milliseconds that each answer takes. */
  slow?: number;
  /** What the bot asks Slack at each call, and how it answers. */
  asks?: (platform: Platform) => Promise<unknown>;
  answer?: Answer;
}

const HERE: Answer = { kind: 'reply', card: { title: ['Here'], parts: [] } };

async function begin(
  test: TestContext,
  { patience = 5_000, slow = 0, asks = async () => undefined, answer = HERE }: Options = {},
  prepare: (world: World) => void = () => undefined,
) {
  const slack = await openWorkspace(undefined, test);
  const doorway = await openDoorway(slack.world.port, test);
  slack.world.port = doorway.port;
  prepare({ ...slack, doorway });
  const { log, refusals, surroundings } = recordedSurroundings();
  const connection = connectSlack({
    botToken: slack.botToken,
    appToken: slack.appToken,
    apiUrl: `http://127.0.0.1:${doorway.port}/slack/api/`,
    ...surroundings,
    bot: {
      async answer(_, platform) {
        await wait(slow);
        await asks(platform).catch(() => undefined);
        return answer;
      },
      outbox: noOutbox,
      greet: async () => false,
      reaction: async () => undefined,
      keptLanguage: async () => 'en',
      isNew: async () => true,
    },
    patience,
  });
  test.onTestFinished(() => connection.stop());
  const tip = () => slack.visitor.command('ben', '/tip');
  return { ...slack, doorway, connection, started: connection.start(), log, refusals, tip };
}

async function connected(test: TestContext, options?: Options) {
  const slack = await begin(test, options);
  await slack.started;
  return slack;
}

const troubles: [string, (world: World) => void, (world: World) => void][] = [
  ...([408, 429, 500, 503] as const).map((status): (typeof troubles)[number] => [
    `apps.connections.open answers ${status}`,
    ({ hooks }) => hooks.fail('apps.connections.open', { status }),
    ({ hooks }) => hooks.fail('apps.connections.open', null),
  ]),
  [
    'apps.connections.open does not answer',
    ({ hooks }) => hooks.fail('apps.connections.open', 'hang'),
    ({ hooks }) => hooks.fail('apps.connections.open', null),
  ],
  [
    'apps.connections.open says that something is wrong with Slack',
    ({ hooks }) => hooks.fail('apps.connections.open', 'internal_error'),
    ({ hooks }) => hooks.fail('apps.connections.open', null),
  ],
  ['the socket is refused', ({ hooks }) => hooks.meet('refused'), ({ hooks }) => hooks.meet('well')],
  ['the socket says no hello', ({ hooks }) => hooks.meet('silently'), ({ hooks }) => hooks.meet('well')],
  ['every connection is reset', ({ doorway }) => doorway.shut(), ({ doorway }) => doorway.open()],
];

describe.concurrent('a socket that drops', () => {
  it.for(troubles)('is replaced, though %s for a while', { timeout: 30_000 }, async ([_, begins, ends], test) => {
    const slack = await connected(test, { patience: 2_000 });
    begins(slack);
    slack.hooks.drop();
    await until(() => slack.log.times('slack: could not connect; trying again') > 0, 10_000);
    expect(slack.connection.connected()).toBe(false);
    expect(slack.connection.downSince()).toBeGreaterThan(Date.now() - 10_000);
    ends(slack);
    await until(() => slack.connection.connected(), 10_000);
    expect(await slack.tip()).toEqual({ ok: true });
    expect(slack.log.said()).toEqual([BACK, LOST, 'slack: could not connect; trying again', BACK]);
    expect(slack.refusals).toEqual([]);
  });

  it('is replaced within seconds when the other side is gone without a word', async (test) => {
    const slack = await connected(test);
    slack.doorway.freeze();
    await until(() => !slack.connection.connected(), 15_000);
    slack.doorway.open();
    await until(() => slack.connection.connected(), 15_000);
    expect(await slack.tip()).toEqual({ ok: true });
  }, 40_000);

  it('is replaced when it drops right after its hello', async (test) => {
    const slack = await connected(test);
    for (let drops = 0; drops < 3; drops += 1) {
      slack.hooks.drop();
      await until(() => slack.log.times(BACK) === drops + 2);
    }
    expect(await slack.tip()).toEqual({ ok: true });
    expect(slack.log.said()).toEqual([BACK, LOST, BACK, LOST, BACK, LOST, BACK]);
  }, 30_000);
});

it.concurrent.for(troubles)(
  'the bot connects at the start, though %s for a while',
  { timeout: 30_000 },
  async ([_, begins, ends], test) => {
    const slack = await begin(test, { patience: 2_000 }, begins);
    await until(() => slack.log.times('slack: could not connect; trying again') > 0, 10_000);
    ends(slack);
    await slack.started;
    expect(await slack.tip()).toEqual({ ok: true });
  },
);

describe.concurrent.each(['refresh_requested', 'warning'] as const)('a request to disconnect (%s)', (reason) => {
  it('opens another socket before the first one closes, and no call is lost meanwhile', async (test) => {
    const slack = await connected(test);
    const outcomes = [slack.tip()];
    let calls = reason === 'warning';
    const calling = setInterval(() => calls && outcomes.push(slack.tip()), 20);
    slack.hooks.disconnect(reason);
    await until(() => slack.hooks.sockets() === 2);
    // Without a warning Slack sends nothing more to the first socket, so the second has to be there for a call to come.
    calls = true;
    const before = outcomes.length;
    await until(() => outcomes.length > before + 5);
    clearInterval(calling);
    for (const outcome of await Promise.all(outcomes)) expect(outcome).toEqual({ ok: true });
    expect(slack.log.said()).toEqual([BACK]);
  });

  it('lets an answer in flight go out on the socket that its call came by', async (test) => {
    const slack = await connected(test, { slow: 1_500 });
    const outcome = slack.tip();
    await wait(50);
    slack.hooks.disconnect(reason);
    expect(await outcome).toEqual({ ok: true });
    expect(slack.messages('ben')).toHaveLength(1);
    expect(slack.hooks.sockets()).toBe(2);
  });

  it('is met again and again', async (test) => {
    const slack = await connected(test, { patience: 1_500 });
    for (let times = 0; times < 3; times += 1) {
      slack.hooks.disconnect(reason);
      await until(() => slack.hooks.sockets() === 2);
      await until(() => slack.hooks.sockets() === 1);
    }
    expect(await slack.tip()).toEqual({ ok: true });
    expect(slack.log.said()).toEqual([BACK]);
  }, 20_000);

  it('is met although the next socket can’t be opened for a while, and the first goes meanwhile', async (test) => {
    const slack = await connected(test);
    slack.hooks.fail('apps.connections.open', { status: 503 });
    slack.hooks.disconnect(reason);
    await until(() => slack.log.times('slack: could not connect; trying again') > 0);
    expect(slack.connection.connected()).toBe(true);
    slack.hooks.drop();
    await until(() => !slack.connection.connected());
    slack.hooks.fail('apps.connections.open', null);
    await until(() => slack.connection.connected(), 10_000);
    expect(await slack.tip()).toEqual({ ok: true });
    expect(slack.hooks.sockets()).toBe(1);
  }, 20_000);
});

describe.concurrent('a token that Slack refuses', () => {
  const codes = ['invalid_auth', 'account_inactive', 'token_revoked', 'not_allowed_token_type', 'missing_scope'];
  const methods = [
    ['apps.connections.open', 'SLACK_APP_TOKEN'],
    ['auth.test', 'SLACK_BOT_TOKEN'],
  ] as const;

  describe.each(methods)('at %s', (method, variable) => {
    it.for(codes)('is told with its variable at the start (%s)', async (code, test) => {
      const slack = await begin(test, {}, ({ hooks }) => hooks.fail(method, code));
      await slack.started;
      expect(slack.refusals).toEqual([`${variable}: Slack refuses the token (${code}).`]);
      expect(slack.connection.connected()).toBe(false);
    });

    it.for(codes)('is told with the same sentence while the bot runs (%s)', async (code, test) => {
      const slack = await connected(test);
      slack.hooks.fail(method, code);
      slack.hooks.drop();
      await until(() => slack.refusals.length > 0);
      expect(slack.refusals).toEqual([`${variable}: Slack refuses the token (${code}).`]);
    });
  });
});

describe.concurrent('a bot token that Slack refuses in answer to a call of the running bot', () => {
  const card = { title: ['Here'], parts: [] };
  const form: Answer = { kind: 'form', title: 'Here', action: { command: 'tip' }, fields: [], submit: 'Send' };
  const file: Answer = { ...HERE, file: { name: 'a.txt', type: 'text/plain', content: new Uint8Array([1]) } };
  const methods: [method: string, options: Options][] = [
    ['users.info', {}],
    ['usergroups.list', { asks: (platform) => platform.allRoles() }],
    ['conversations.info', { asks: (platform) => platform.unpostable(['C0GENERAL']) }],
    ['conversations.open', { answer: file }],
    ['chat.postMessage', { asks: (platform) => platform.post('C0GENERAL', card) }],
    ['views.open', { answer: form }],
    ['files.getUploadURLExternal', { answer: file }],
  ];

  it.for(methods)(
    'is told once, with the sentence of the start, after the call was answered: %s',
    async ([method, options], test) => {
      const slack = await connected(test, options);
      slack.hooks.fail(method, 'token_revoked');
      expect(await slack.tip()).toEqual({ ok: true });
      expect(await slack.tip()).toEqual({ ok: true });
      await until(() => slack.refusals.length > 0);
      await wait(200);
      expect(slack.refusals).toEqual(['SLACK_BOT_TOKEN: Slack refuses the token (token_revoked).']);
    },
  );

  it.for(['invalid_auth', 'account_inactive', 'not_authed', 'token_expired'])(
    'is told by its code: %s',
    async (code, test) => {
      const slack = await connected(test);
      slack.hooks.fail('users.info', code);
      expect(await slack.tip()).toEqual({ ok: true });
      await until(() => slack.refusals.length > 0);
      expect(slack.refusals).toEqual([`SLACK_BOT_TOKEN: Slack refuses the token (${code}).`]);
    },
  );

  it.for(['missing_scope', 'not_allowed_token_type', 'user_not_found', 'internal_error'])(
    'is not what %s says',
    async (code, test) => {
      const slack = await connected(test);
      slack.hooks.fail('users.info', code);
      expect(await slack.tip()).toEqual({ ok: true });
      await wait(200);
      expect(slack.refusals).toEqual([]);
    },
  );
});

it.concurrent.for(['apps.connections.open', 'auth.test'])(
  'Slack is left alone for as long as it says in answer to %s',
  { timeout: 20_000 },
  async (method, test) => {
    const slack = await connected(test);
    slack.hooks.fail(method, { status: 429, retryAfter: 4 });
    slack.hooks.drop();
    await until(() => slack.log.times('slack: could not connect; trying again') > 0);
    slack.hooks.fail(method, null);
    const told = performance.now();
    await until(() => slack.connection.connected(), 10_000);
    expect(performance.now() - told).toBeGreaterThan(3_900);
    expect(await slack.tip()).toEqual({ ok: true });
  },
);

it.concurrent('a message of Slack’s without its parts is logged, and nothing else happens', async (test) => {
  const slack = await connected(test);
  const delivered = slack.hooks.deliver({ type: 'events_api', payload: {} }).catch((error: Error) => error.message);
  await until(() => slack.log.times('slack: a message could not be read') === 1);
  expect(await slack.tip()).toEqual({ ok: true });
  expect(await delivered).toBe('operation_timeout');
}, 10_000);

it.concurrent('a connection that is stopped while it is being made ends without a socket', async (test) => {
  const slack = await begin(test, {}, ({ hooks }) => hooks.meet('silently'));
  await until(() => slack.hooks.sockets() === 1);
  await slack.connection.stop();
  await slack.started;
  await until(() => slack.hooks.sockets() === 0);
});
