import { createHmac } from 'node:crypto';
import type { Answer, Envelope } from '../socket-mode/socket-mode.ts';

/** Milliseconds that an app has to acknowledge a request. */
const acknowledgeTime = 3_000;

/** A request as it was sent to an app. */
export interface SentRequest {
  headers: Record<string, string>;
  body: string;
}

/** Where an app takes requests, and the secret with which they are signed. */
export interface Destination {
  url: string;
  signingSecret: string;
}

const form = 'application/x-www-form-urlencoded';

function encoded({ type, payload }: Envelope): { body: string; type: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  return { body: String(new URLSearchParams(fields as Record<string, string>)), type: form };
}

/** Signs a request: https://docs.slack.dev/authentication/verifying-requests-from-slack @param at seconds since 1970 */
export function signed(envelope: Envelope, signingSecret: string, at: number): SentRequest {
  const { body, type } = encoded(envelope);
  const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  const retry = envelope.retry && {
    'x-slack-retry-num': String(envelope.retry.retry_attempt),
    'x-slack-retry-reason': envelope.retry.retry_reason,
  };
  return {
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${signature}`,
      ...retry,
    },
    body,
  };
}

/** Sends a request and waits for its answer, 3 s at most. */
export async function deliverTo(url: string, { headers, body }: SentRequest): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(acknowledgeTime);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    const text = await response.text();
    if (!response.ok) return { ok: false, error: 'dispatch_failed' };
    return { ok: true, payload: text === '' ? {} : JSON.parse(text) };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { ok: false, error: late ? 'operation_timeout' : 'dispatch_failed' };
  }
}
