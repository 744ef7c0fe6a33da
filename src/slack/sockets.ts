import { setImmediate as turn } from 'node:timers/promises';
// Bolt as a whole would also load its HTTP servers, which cost half of its start and a third of its memory.
import bolt from '@slack/bolt/dist/receivers/SocketModeReceiver.js';
import type { Logger, WebClientOptions } from '@slack/web-api';
import { inTime } from '../in-time.ts';
import type { Log } from '../log.ts';
import type { Envelope } from './receive.ts';
import { writeTogether } from './write-together.ts';

/** Node.js takes the whole of a CommonJS module for its default export; Vitest takes the default export that it names. */
const SocketModeReceiver = 'default' in bolt ? bolt.default : bolt;

type Client = bolt.default['client'];

interface Settings {
  appToken: string;
  clientOptions: WebClientOptions & { logger: Logger };
  /** Milliseconds to wait for a socket's hello, and for Slack to close a socket that was replaced. */
  patience: number;
  log: Log;
  /** Is given what arrives by any of the sockets. */
  receive(envelope: Envelope): Promise<void>;
  /** There is a socket. */
  up(): void;
  /** There is none any more. */
  down(details: object): void;
  /** Another socket has to be opened, while the newest may still be open. */
  reconnect(): void;
}

/**
 * A socket of the SDK's for each start. The SDK's own reconnecting is off: it gives up at the first error of
 * `apps.connections.open`, and closes a socket before it opens the next.
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export function createSockets(settings: Settings) {
  const { appToken, clientOptions, patience, log, receive, up, down, reconnect } = settings;
  const open = new Set<Client>();
  let newest: Client | undefined;
  let opening: Client | undefined;
  let stopped = false;

  function replace(client: Client): void {
    if (client !== newest) return;
    newest = undefined;
    reconnect();
  }

  /** Answers in flight, and calls on their way, still need the sockets that were replaced, until Slack closes them. */
  function welcome(client: Client): void {
    for (const old of open) setTimeout(() => void old.disconnect(), patience).unref();
    writeTogether(client);
    open.add(client);
    newest = client;
    up();
  }

  return {
    /** Opens a socket. Resolves at its hello. @throws {Error} when it can't be opened, or isn't greeted in time. */
    async start() {
      const { client } = new SocketModeReceiver({
        appToken,
        autoReconnectEnabled: false,
        logger: clientOptions.logger,
        installerOptions: { clientOptions },
      });
      opening = client;
      let givenUp = false;
      client.on('connected', () => {
        if (givenUp || stopped) void client.disconnect();
        else welcome(client);
      });
      client.on('disconnected', () => {
        if (!open.delete(client)) return;
        if (open.size === 0) down({});
        replace(client);
      });
      // Bolt's own listener, which prepares each envelope for an app of Bolt's, has none to hand it to.
      client.removeAllListeners('slack_event').on('slack_event', receive);
      hearMessages(client, log, () => (open.has(client) ? replace(client) : void client.disconnect()));
      try {
        const greeted = await inTime(client.start(), patience);
        if (!greeted) throw new Error(`Slack’s socket said no hello within ${patience / 1_000} s`);
      } catch (error) {
        givenUp = true;
        void client.disconnect();
        // The SDK rejects with nothing at all when a socket is closed before its hello.
        throw error ?? new Error('Slack’s socket was closed before its hello');
      }
    },
    async stop() {
      stopped = true;
      // Closing a socket drops what is still to be written in this turn of the event loop (see `writeTogether`).
      await turn();
      for (const client of open) void client.disconnect();
      void opening?.disconnect();
    },
  };
}

/**
 * Stands between a socket and the SDK. At Slack's request to disconnect the SDK would close the socket at once, and the
 * answers in flight with it; and a message that it can't read would reject a promise that nobody holds.
 */
function hearMessages(client: Client, log: Log, onRequest: () => void): void {
  const listeners = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (data: unknown, isBinary: boolean) => {
    try {
      if (isRequest(data)) onRequest();
      else for (const listener of listeners) await listener(data, isBinary);
    } catch (error) {
      log.error({ err: error }, 'slack: a message could not be read');
    }
  });
}

function isRequest(data: unknown): boolean {
  if (typeof data !== 'string' || !data.includes('"disconnect"')) return false;
  const message: unknown = JSON.parse(data);
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'disconnect';
}
