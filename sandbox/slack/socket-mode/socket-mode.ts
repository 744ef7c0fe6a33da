import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Frame } from '../../traffic/watched-server.ts';
import { type Connections, createConnections } from './connections.ts';

/** Milliseconds that an app has to acknowledge an envelope. */
const acknowledgeTime = 3_000;
/** Envelopes that tests can look at and deliver again. */
const mostRemembered = 50;

export interface Envelope {
  type: 'slash_commands' | 'interactive' | 'events_api';
  payload: Record<string, unknown>;
  /** Slack retries events only. */
  retry?: { retry_attempt: number; retry_reason: string };
}

/** `payload` is the one of the acknowledgement, often `{}`. */
export type Answer =
  | { ok: true; payload: Record<string, unknown> }
  | { ok: false; error: 'operation_timeout' | 'dispatch_failed' };

export interface SocketMode extends Connections {
  /** Sends an envelope to one of the sockets and waits for the acknowledgement, 3 s at most. */
  deliver(envelope: Envelope): Promise<Answer>;
  /** The newest envelopes, oldest first. */
  sent: Envelope[];
}

const acknowledgement = z
  .string()
  .transform((text, { addIssue }): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      addIssue({ code: 'custom', message: String(error), input: text });
      return z.NEVER;
    }
  })
  .pipe(z.object({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()).nullish() }));

/**
 * @param origin the origin of this server
 * @param changed called when the first app connects and when the last one disconnects
 * @param frame told of every message, both ways
 */
export function createSocketMode(origin: () => string, changed: () => void, frame?: Frame): SocketMode {
  const waiting = new Map<string, (answer: Answer) => void>();
  const sent: Envelope[] = [];

  function heard(message: string): void {
    const ack = acknowledgement.safeParse(message);
    if (ack.success) waiting.get(ack.data.envelope_id)?.({ ok: true, payload: ack.data.payload ?? {} });
  }

  const connections = createConnections(origin, { changed, heard, frame });

  return {
    ...connections,
    sent,
    deliver(envelope) {
      sent.push(envelope);
      if (sent.length > mostRemembered) sent.shift();
      const socket = connections.next();
      if (!socket) return Promise.resolve({ ok: false, error: 'dispatch_failed' });
      const { type, payload, retry } = envelope;
      const envelope_id = randomUUID();
      return new Promise<Answer>((resolve) => {
        const timer = setTimeout(() => answer({ ok: false, error: 'operation_timeout' }), acknowledgeTime);
        function answer(given: Answer): void {
          clearTimeout(timer);
          waiting.delete(envelope_id);
          resolve(given);
        }
        waiting.set(envelope_id, answer);
        const accepts_response_payload = type !== 'events_api';
        socket.send(JSON.stringify({ envelope_id, type, accepts_response_payload, payload, ...retry }));
      });
    },
  };
}
