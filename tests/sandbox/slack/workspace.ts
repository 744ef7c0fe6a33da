import { serve } from '@hono/node-server';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { Hono } from 'hono';
import { expect, onTestFinished, type TestContext } from 'vitest';
import type { Locale } from '../../../sandbox/locales.ts';
import type { SlackState as InputState, PersonKey, SlackMessage } from '../../../sandbox/scene.ts';
import { createSlack } from '../../../sandbox/slack/index.ts';
import { emptySlackState, type SlackState, slackState } from '../../../sandbox/slack/state.ts';

const manifest = {
  features: {
    app_home: { home_tab_enabled: true },
    slash_commands: [
      { command: '/tip', description: 'Tip somebody', usage_hint: '@member [amount]', should_escape: true },
      { command: '/plain', description: 'Takes text as it is' },
    ],
    shortcuts: [
      { name: 'Tip author', type: 'message', callback_id: 'tip_author', description: 'Tip them' },
      { name: 'Set up', type: 'global', callback_id: 'set_up', description: 'Set up a jar' },
    ],
  },
  settings: { event_subscriptions: { bot_events: ['app_home_opened'] } },
};

const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export type Workspace = Awaited<ReturnType<typeof openWorkspace>>;

/**
 * Opens a Slack-like server on a port of its own and closes it after the test.
 * @param test Has to be given where tests run at the same time.
 */
export async function openWorkspace(
  state: SlackState = emptySlackState(),
  test: Pick<TestContext, 'onTestFinished'> = { onTestFinished },
) {
  const world = { late: 0, locale: 'en-US' as Locale, changes: 0, port: 0 };
  const slack = createSlack({
    state,
    changed() {
      world.changes += 1;
    },
    locale: () => world.locale,
    now: () => Date.now() + world.late,
    baseUrl: () => `http://127.0.0.1:${world.port}`,
    manifest,
  });
  const app = new Hono().mount('/slack', (request) => slack.app.fetch(request));
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  server.on('upgrade', slack.upgrade);
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  world.port = typeof address === 'object' && address ? address.port : 0;
  const base = `http://127.0.0.1:${world.port}/slack`;
  const clientOptions = { slackApiUrl: `${base}/api/`, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };

  test.onTestFinished(async () => {
    // Whatever a test did, the next run must be able to read what is saved of it.
    const saved = JSON.parse(JSON.stringify(state));
    expect(slackState.parse(saved)).toEqual(saved);
    await slack.close();
    await new Promise((resolve) => server.close(resolve));
  });

  return {
    ...slack,
    world,
    state,
    base,
    /** Calls the Web API with a plain request. */
    async call(method: string, args: Record<string, string> = {}, token: string | undefined = slack.botToken) {
      const response = await fetch(`${base}/api/${method}`, {
        method: 'POST',
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
        body: new URLSearchParams(args),
      });
      return (await response.json()) as Record<string, unknown>;
    },
    /** Connects the real Bolt app. */
    async connect(listen: (app: App) => void = () => {}) {
      const receiver = new SocketModeReceiver({
        appToken: slack.appToken,
        logger: silent,
        clientPingTimeout: 500,
        installerOptions: { clientOptions },
      });
      const app = new App({ token: slack.botToken, receiver, logger: silent, clientOptions });
      app.error(async (error) => {
        throw error;
      });
      listen(app);
      await app.start();
      onTestFinished(async () => void (await app.stop()));
      return app;
    },
    messages: (as: PersonKey): SlackMessage[] => slack.visitor.scene(as).messages,
    /** Finds the last message that this person sees. */
    last(as: PersonKey): SlackMessage {
      const message = slack.visitor.scene(as).messages.at(-1);
      if (!message) throw new Error(`${as} sees no message`);
      return message;
    },
    top(as: PersonKey) {
      const view = slack.visitor.scene(as).views.at(-1);
      if (!view) throw new Error(`${as} sees no view`);
      return view;
    },
  };
}

export const words = (text: string) => ({ type: 'plain_text' as const, text });

export const button = (action_id: string, more: Record<string, unknown> = {}) => ({
  type: 'actions' as const,
  block_id: 'buttons',
  elements: [{ type: 'button' as const, action_id, text: words('Press'), ...more }],
});

/** Makes a modal with a required text input. */
export const form = (title: string, more: Record<string, unknown> = {}) => ({
  type: 'modal' as const,
  callback_id: 'form',
  title: words(title),
  submit: words('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'handle',
      label: words('Handle'),
      element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 10 },
    },
  ],
  ...more,
});

export const typed = (value: string) => ({ handle: { text: { value } } });

/** Waits for what happens after an acknowledgement. @throws {Error} after `milliseconds` */
export async function until(holds: () => boolean, milliseconds = 5_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Opens a workspace in which Ben has typed a command that opened `view`. */
export async function openForm(view: object, listen: (app: App) => void = () => {}) {
  const slack = await openWorkspace();
  await slack.connect((app) => {
    app.command('/tip', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: view as never });
    });
    listen(app);
  });
  await slack.visitor.command('ben', '/tip');
  await until(() => slack.visitor.scene('ben').views.length > 0);
  const submit = (state: InputState) => slack.visitor.submit('ben', { viewId: slack.top('ben').id, state });
  return { ...slack, submit, views: () => slack.visitor.scene('ben').views };
}
