import type { FetchFunction } from '@slack/web-api';
import type { Message } from './to-message.ts';

/** Milliseconds. An answer that Slack takes late is better than one that is sent twice. */
const PATIENCE = 30_000;

/** Answers a call by the address that came with it. Rejects where Slack doesn't take the answer. */
export type Respond = (message: (Message & { replace_original: boolean }) | { delete_original: true }) => Promise<void>;

/** Undefined where a call came without an address, as from a view. */
export function respondBy(address: string | undefined, fetch: FetchFunction): Respond | undefined {
  if (address === undefined) return undefined;
  return async (message) => {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(PATIENCE);
    const { ok, status } = await fetch(address, { method: 'POST', headers, body: JSON.stringify(message), signal });
    if (!ok) throw new Error(`Slack took no answer by the address of its call (${status})`);
  };
}
