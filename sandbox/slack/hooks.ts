import type { PersonKey } from '../scene.ts';
import { person } from '../town.ts';
import type { Failures } from './methods/failures.ts';
import { eventCallback } from './payloads.ts';
import type { Server } from './server.ts';
import type { Envelope, SocketMode } from './socket-mode/socket-mode.ts';
import { general } from './workspace.ts';

/** With these functions tests cause what a person can't cause by hand. */
export interface Hooks {
  fail: Failures['fail'];
  /** The newest envelopes, oldest first. `deliver` sends one of them again. */
  sent: Envelope[];
  /**
   * Sends any envelope. @returns the payload of the app's acknowledgement
   * @throws {Error} `operation_timeout` after 3 s, `dispatch_failed` when no app is connected
   */
  deliver(envelope: Envelope): Promise<Record<string, unknown>>;
  /** Sends an event of the Events API, such as `{type: 'app_uninstalled'}`. */
  event(event: { type: string } & Record<string, unknown>): Promise<Record<string, unknown>>;
  disconnect: SocketMode['disconnect'];
  drop: SocketMode['drop'];
  meet: SocketMode['meet'];
  sockets: SocketMode['sockets'];
  /** Writes into the thread of a message. @returns the reply's ts */
  reply(as: PersonKey, text: string, thread: string): string;
  /** Posts a message of an app that has no user. @returns its ts */
  sayAsOtherApp(text: string): string;
}

export function createHooks(server: Server, failures: Failures): Hooks {
  const { messages, socketMode, town } = server;
  async function deliver(envelope: Envelope): Promise<Record<string, unknown>> {
    const answer = await socketMode.deliver(envelope);
    if (!answer.ok) throw new Error(answer.error);
    return answer.payload;
  }
  return {
    fail: failures.fail,
    sent: socketMode.sent,
    deliver,
    event: (event) => deliver({ type: 'events_api', payload: eventCallback(event, town.now()) }),
    disconnect: socketMode.disconnect,
    drop: socketMode.drop,
    meet: socketMode.meet,
    sockets: socketMode.sockets,
    reply: (as, text, thread) =>
      messages.post({
        ...{
          channel: general.id,
          user: person(as).slackId,
          botId: null,
          text,
          blocks: [],
          files: [],
          to: null,
          thread,
        },
      }).ts,
    sayAsOtherApp: (text) =>
      messages.post({ channel: general.id, user: 'Other app', botId: 'B0OTHER', text, blocks: [], files: [], to: null })
        .ts,
  };
}
