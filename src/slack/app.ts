import { App, type MessageShortcut, type ViewSubmitAction } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { type Connection, createConnection, PATIENCE, type Surroundings } from '../connections/connection.ts';
import { listAt, textAt } from '../connections/payload.ts';
import { boltLogger } from './bolt-logger.ts';
import { createConversation } from './conversation.ts';
import { createCourier } from './courier.ts';
import { fetchTelling, withToken } from './faults.ts';
import { createPeople } from './people.ts';
import { communityOf } from './platform.ts';
import { createSockets } from './sockets.ts';
import { LINK } from './to-blocks.ts';
import { fromAction, fromCommand, fromShortcut, fromSubmission } from './to-call.ts';
import { tolerateNulls } from './tolerance.ts';

export interface SlackSettings extends Surroundings {
  botToken: string;
  appToken: string;
  /** With the slash at its end: `https://slack.com/api/`. */
  apiUrl: string;
}

/** Milliseconds for one request. Slack waits three seconds for an acknowledgement. */
const TIMEOUT = 2_500;

/** Where Slack keeps what people send. */
const FILES = 'https://files.slack.com';

/** Connects to Slack in Socket Mode. */
export function connectSlack(settings: SlackSettings): Connection {
  const { botToken, appToken, apiUrl, commands, menus, bot, presence, now, log, patience = PATIENCE } = settings;
  const logger = boltLogger(log);
  const clientOptions = {
    slackApiUrl: apiUrl,
    timeout: TIMEOUT,
    retryConfig: { retries: 1, minTimeout: 200 },
    rejectRateLimitedCalls: true,
    logger,
  };
  const fetch = fetchTelling((error) => refuse(error));
  // What is sent later waits in the outbox, which counts the tries.
  const sending = new WebClient(botToken, { ...clientOptions, fetch, retryConfig: { retries: 0 } });
  const courier = createCourier(sending, now, log);
  const { connection, take, up, down, refuse, reconnect } = createConnection(
    {
      platform: 'slack',
      courier,
      async connect() {
        await withToken('SLACK_BOT_TOKEN', () => app.init());
        await withToken('SLACK_APP_TOKEN', () => app.start());
      },
      close: () => app.stop(),
    },
    settings,
  );
  const receiver = createSockets({ appToken, clientOptions, patience, log, up, down, reconnect });
  const app = new App({
    token: botToken,
    receiver,
    logger,
    clientOptions: { ...clientOptions, fetch },
    // The bot uses none of these, and each would cost every call some time.
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
    deferInitialization: true,
  });
  tolerateNulls(app, log);
  const people = createPeople(app.client, () => performance.now(), log);
  const files = { origins: [FILES, new URL(apiUrl).origin], headers: { authorization: `Bearer ${botToken}` }, log };
  const conversation = createConversation({ bot, people, client: app.client, courier, files, now, log });

  app.error(async (error) => log.error({ err: error }, 'slack: an answer could not be delivered'));

  app.event('user_change', async ({ event }) => people.forget(textAt(event, 'user', 'id') ?? ''));
  // Slack reports an uninstallation by both of these events, in either order. The second also comes when somebody
  // revokes a token of their own, which the bot has no use for.
  const left = (team: string | undefined) => team && presence.left(communityOf(team));
  app.event('app_uninstalled', async ({ body }) => void left(textAt(body, 'team_id')));
  app.event('tokens_revoked', async ({ body, event }) => {
    if (listAt(event, 'tokens', 'bot').length > 0) left(textAt(body, 'team_id'));
  });

  app.command(/^\/.*/, ({ body, ack, respond }) =>
    take(() => conversation.command(fromCommand(body, commands), ack, respond)),
  );
  app.action({ type: 'block_actions' }, ({ body, ack, respond }) => {
    const [action] = listAt(body, 'actions');
    const link = textAt(action, 'url') !== undefined && textAt(action, 'action_id')?.startsWith(LINK);
    // A menu with several choices is read when its view is submitted.
    if (link || textAt(action, 'type') === 'multi_static_select') return ack();
    return take(() => conversation.action(fromAction(body), ack, respond));
  });
  app.view<ViewSubmitAction>({ type: 'view_submission' }, ({ body, ack }) =>
    take(() => conversation.submission(fromSubmission(body), ack)),
  );
  app.shortcut<MessageShortcut>({ type: 'message_action' }, ({ body, ack, respond }) =>
    take(() => conversation.shortcut(fromShortcut(body, menus), ack, respond)),
  );

  return connection;
}
