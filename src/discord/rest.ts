import { DefaultRestOptions, DiscordAPIError, REST, type RESTOptions } from 'discord.js';
import { GatewayCloseCodes } from 'discord-api-types/v10';
import type { Unposted } from '../bot/call.ts';
import { propertyOf } from '../connections/connection.ts';
import { textAt } from '../connections/payload.ts';
import { TokenRefused } from '../connections/persist.ts';

/** What the adapter needs of discord.js's REST client. Its errors have Discord's `code` and an HTTP `status`. */
export type Rest = Pick<REST, 'get' | 'post' | 'patch' | 'delete'>;

/** The codes for an unknown member and an unknown user. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const GONE: readonly unknown[] = [10007, 10013];

/** HTTP's Forbidden and Not Found. */
const CLOSED: readonly unknown[] = [403, 404];

/** The person isn't in the server. */
export const isGone = (error: unknown): boolean => GONE.includes(propertyOf(error, 'code'));

/** The channel, the person or the server doesn't exist for the bot, or is closed to it. */
export const isForbidden = (error: unknown): boolean => CLOSED.includes(propertyOf(error, 'status'));

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const UNPOSTED = new Map<unknown, Unposted>([
  [10003, 'gone'],
  [50001, 'closed'],
  [50013, 'closed'],
  [50008, 'no-text'],
  [50024, 'no-text'],
  [50083, 'archived'],
]);

/** Why Discord refused a message in a channel; undefined where it is no refusal, and may be tried again. */
export function whyUnposted(error: unknown): Unposted | undefined {
  const known = UNPOSTED.get(propertyOf(error, 'code'));
  if (known || !isForbidden(error)) return known;
  return propertyOf(error, 'status') === 404 ? 'gone' : 'closed';
}

const REFUSED = 'DISCORD_TOKEN: Discord refuses this token.';

/** The codes after which Discord wants no further try. https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway */
const FINAL: readonly number[] = [
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
];

/** The operator's sentence where Discord closed the gateway for good, which trying again won't change. */
export function refusedSession(code: number): TokenRefused | undefined {
  if (!FINAL.includes(code)) return undefined;
  if (code === GatewayCloseCodes.AuthenticationFailed) return new TokenRefused(REFUSED);
  return new TokenRefused(`DISCORD_TOKEN: Discord refuses the bot of this token (${code} ${GatewayCloseCodes[code]}).`);
}

const UNAUTHORIZED = 401;

/**
 * Asks something with the bot's token.
 * @throws {TokenRefused} where the token is refused twice: once, a proxy may have answered in Discord's place.
 */
export async function withToken<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const refused = (error: unknown) => error instanceof DiscordAPIError && error.status === UNAUTHORIZED;
  try {
    return await ask().catch((error: unknown) => {
      if (!refused(error)) throw error;
      return ask();
    });
  } catch (error) {
    throw refused(error) ? new TokenRefused(REFUSED, { cause: error }) : error;
  }
}

/**
 * A client with the bot's token, which discord.js's own would forget at the first 401.
 * @param onUnauthorized Told when the token is refused in answer to a request, however often.
 */
export function createRest(token: string, options: Partial<RESTOptions>, onUnauthorized: () => void): REST {
  // discord.js tells of responses too, but loads Node's whole HTTP client beside its own to do so, which takes 10 ms.
  const makeRequest: RESTOptions['makeRequest'] = async (url, request) => {
    const response = await DefaultRestOptions.makeRequest(url, request);
    // Answers to interactions go without the bot's token: their own may have expired.
    if (response.status === UNAUTHORIZED && textAt(request.headers, 'Authorization') !== undefined) onUnauthorized();
    return response;
  };
  const rest = new REST({ ...options, makeRequest }).setToken(token);
  rest.setToken = () => rest;
  return rest;
}

/**
 * Makes what asks Discord for nothing but whether the token is good, after it was refused in answer to something else.
 * @param refuse Told where it isn't.
 */
export function createConfirmation(ask: () => Promise<unknown>, refuse: (error: unknown) => void): () => Promise<void> {
  let confirming = false;
  return async () => {
    if (confirming) return;
    confirming = true;
    try {
      await withToken(ask);
    } catch (error) {
      if (error instanceof TokenRefused) refuse(error);
    } finally {
      confirming = false;
    }
  };
}
