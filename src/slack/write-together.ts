import { Socket } from 'node:net';
import type bolt from '@slack/bolt/dist/receivers/SocketModeReceiver.js';
import { partAt } from '../connections/payload.ts';

/**
 * Makes a client that is connected write all that it sends before the event loop goes on in one piece: a write costs as
 * much of the processor's time as making an answer. Where the SDK keeps its socket elsewhere, each message is written by
 * itself.
 */
export function writeTogether(client: bolt.default['client']): void {
  const socket = partAt(client, 'websocket', 'defaultSocket');
  if (!(socket instanceof Socket)) return;
  let held = false;
  // The SDK says this right before it sends something.
  client.on('outgoing_message', () => {
    if (held) return;
    held = true;
    socket.cork();
    process.nextTick(() => {
      held = false;
      socket.uncork();
    });
  });
}
