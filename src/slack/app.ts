import { WebClient } from '@slack/web-api';
import { type Connection, createConnection, PATIENCE, type Surroundings } from '../connections/connection.ts';
import { boltLogger } from './bolt-logger.ts';
import { createConversation } from './conversation.ts';
import { createCourier } from './courier.ts';
import { fetchTelling, withToken } from './faults.ts';
import { fetchText } from './fetch.ts';
import { createPeople } from './people.ts';
import { createReceive } from './receive.ts';
import { createSockets } from './sockets.ts';

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
  const { botToken, appToken, apiUrl, bot, now, log, patience = PATIENCE } = settings;
  const clientOptions = {
    slackApiUrl: apiUrl,
    timeout: TIMEOUT,
    retryConfig: { retries: 1, minTimeout: 200 },
    rejectRateLimitedCalls: true,
    logger: boltLogger(log),
    fetch: fetchText,
  };
  const fetch = fetchTelling((error) => refuse(error));
  const client = new WebClient(botToken, { ...clientOptions, fetch });
  // What is sent later waits in the outbox, which counts the tries.
  const sending = new WebClient(botToken, { ...clientOptions, fetch, retryConfig: { retries: 0 } });
  const courier = createCourier(sending, now, log);
  const { connection, take, up, down, refuse, reconnect } = createConnection(
    {
      platform: 'slack',
      courier,
      async connect() {
        await withToken('SLACK_BOT_TOKEN', () => client.auth.test());
        await withToken('SLACK_APP_TOKEN', () => sockets.start());
      },
      close: () => sockets.stop(),
    },
    settings,
  );
  const people = createPeople(client, () => performance.now(), log);
  const files = { origins: [FILES, new URL(apiUrl).origin], headers: { authorization: `Bearer ${botToken}` }, log };
  const conversation = createConversation({ bot, people, client, courier, files, now, log });
  const receive = createReceive({ ...settings, conversation, people, take, fetch });
  const sockets = createSockets({
    ...{ appToken, clientOptions, patience, log, receive, down, reconnect },
    up() {
      people.reportedFromNow();
      up();
    },
  });
  return connection;
}
