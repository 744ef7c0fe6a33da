import { propertyOf } from '../connections/connection.ts';

/** The connection was closed by Discord just as a request was sent. */
const CLOSED: readonly unknown[] = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

/** The interaction was answered before. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const ANSWERED = 40060;

/**
 * Sends something, and once more over another connection where the first one was closed: nobody knows whether Discord
 * had it already. What was answered before, by this request or another, needs no answer any more.
 */
export async function overClosed(send: () => Promise<unknown>): Promise<void> {
  const answered = (error: unknown) => propertyOf(error, 'code') === ANSWERED;
  try {
    await send().catch((error: unknown) => {
      if (!CLOSED.includes(propertyOf(error, 'code'))) throw error;
      return send();
    });
  } catch (error) {
    if (!answered(error)) throw error;
  }
}
