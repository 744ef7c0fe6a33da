import { App, type MessageShortcut, SocketModeReceiver, type ViewSubmitAction } from '@slack/bolt';
import type { Command } from '../bot/command.ts';
import type { Menu } from '../bot/description.ts';
import type { Bot } from '../bot/dispatch/bot.ts';
import { lateReply } from '../bot/refuse.ts';
import type { Connection } from '../connections/connection.ts';
import { keepTrying } from '../connections/keep-trying.ts';
import type { Presence } from '../connections/presence.ts';
import type { Community } from '../ids.ts';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-logger.ts';
import { createConversation } from './conversation.ts';
import { createPeople } from './people.ts';
import { LINK } from './to-blocks.ts';
import { fromAction, fromCommand, fromShortcut, fromSubmission } from './to-call.ts';

export interface SlackSettings {
  botToken: string;
  appToken: string;
  /** With the slash at its end: `https://slack.com/api/`. */
  apiUrl: string;
  commands: readonly Command[];
  menus: readonly Menu[];
  bot: Bot;
  presence: Presence;
  log: Log;
}

/** Milliseconds for one request: an answer must be there within three seconds. */
const TIMEOUT = 2_500;

/** Where Slack keeps what people send. */
const FILES = 'https://files.slack.com';

/** Connects to Slack in Socket Mode and keeps trying; `connected` tells whether it stands. */
export function connectSlack(settings: SlackSettings): Connection {
  const { botToken, appToken, apiUrl, commands, menus, bot, presence, log } = settings;
  const logger = boltLogger(log);
  const clientOptions = {
    slackApiUrl: apiUrl,
    timeout: TIMEOUT,
    retryConfig: { retries: 1, minTimeout: 200 },
    rejectRateLimitedCalls: true,
    logger,
  };
  const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } });
  const app = new App({
    token: botToken,
    receiver,
    logger,
    clientOptions,
    // Nothing of these is used, and each costs every call.
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
    deferInitialization: true,
  });
  const people = createPeople(app.client, Date.now, log);
  const files = { origins: [FILES, new URL(apiUrl).origin], headers: { authorization: `Bearer ${botToken}` }, log };
  const conversation = createConversation({ bot, people, client: app.client, files, late: lateReply, log });

  let connected = false;
  const stopping = new AbortController();
  receiver.client.on('connected', () => {
    connected = true;
    log.info('slack: connected');
  });
  for (const event of ['disconnected', 'reconnecting', 'disconnecting']) {
    receiver.client.on(event, () => {
      connected = false;
      log.info(`slack: ${event}`);
    });
  }
  app.error(async (error) => log.error({ err: error }, 'slack: an answer could not be delivered'));

  // An uninstallation is said in two ways, in either order. People's own tokens, which may be revoked too, aren't used.
  app.event('user_change', async ({ event }) => people.forget(event.user.id));
  app.event('app_uninstalled', async ({ body }) => presence.left(communityOf(body.team_id)));
  app.event('tokens_revoked', async ({ body, event }) => {
    if (event.tokens.bot?.length) presence.left(communityOf(body.team_id));
  });

  app.command(/^\/.*/, ({ body, ack, respond }) =>
    conversation.command(fromCommand(body, commands), body.trigger_id, ack, respond),
  );
  app.action({ type: 'block_actions' }, ({ body, ack, respond }) => {
    const [action] = body.actions;
    if (action && 'url' in action && action.action_id.startsWith(LINK)) return ack();
    // A menu that is submitted with its view has nothing to say before.
    if (action?.type === 'multi_static_select') return ack();
    return conversation.action(fromAction(body), body, ack, respond);
  });
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: /.*/ }, ({ body, ack }) =>
    conversation.submission(fromSubmission(body), ack),
  );
  app.shortcut<MessageShortcut>({ type: 'message_action' }, ({ body, ack, respond }) =>
    conversation.shortcut(fromShortcut(body, menus), body.trigger_id, ack, respond),
  );

  return {
    connected: () => connected,
    start: () =>
      keepTrying(
        async () => {
          await app.init();
          await app.start();
        },
        { platform: 'slack', refused, stopped: stopping.signal, log },
      ),
    async stop() {
      stopping.abort();
      await conversation.settled();
      await app.stop();
    },
  };
}

const communityOf = (team: string): Community => `slack:${team}`;

/** https://docs.slack.dev/reference/methods/auth.test#errors */
const REFUSALS = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
];

function refused(error: unknown): string | undefined {
  const data = error instanceof Error && 'data' in error ? (error.data as { error?: string }) : undefined;
  if (!data?.error || !REFUSALS.includes(data.error)) return undefined;
  return `SLACK_BOT_TOKEN or SLACK_APP_TOKEN: Slack refuses the token (${data.error}).`;
}
