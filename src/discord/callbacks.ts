import { DefaultUserAgent, type RawFile, type REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { type Dispatcher, errors, Pool } from 'undici';
import { textAt } from '../connections/payload.ts';

/** A first response to an interaction. */
export interface Callback {
  /** In JSON. Objects would be copied by the garbage collector, for all calls that are in flight. */
  body: Buffer;
  files?: RawFile[];
  /** Whether more follows by the interaction's own token, for which Discord has to have this one first. */
  followed?: boolean;
}

/** Where Discord takes first responses. */
export interface Callbacks {
  /** Resolves once Discord has taken it. Rejects as discord.js does. */
  send(interaction: unknown, callback: Callback): Promise<void>;
  /** Closes all connections. */
  close(): Promise<void>;
}

/** Tells another handler how a request ended. */
type Ending = (handler: Dispatcher.DispatchHandlers) => void;

/**
 * Sends first responses over connections of their own, in a third of the processor time that discord.js takes for a
 * request. Discord counts them against no limit, so the rest of what discord.js does is needed only where Discord
 * doesn't take one: discord.js goes on from there. It also sends those with files.
 * @param rest Its options say where first responses go and how long Discord has for one.
 */
export function createCallbacks(rest: Pick<REST, 'post' | 'options'>): Callbacks {
  const { api, version, timeout, userAgentAppendix } = rest.options;
  const { origin, pathname } = new URL(`${api}/v${version}`);
  const pool = new Pool(origin, { connectTimeout: timeout, headersTimeout: timeout, bodyTimeout: timeout });
  const headers = {
    'content-type': 'application/json',
    'user-agent': `${DefaultUserAgent} ${userAgentAppendix}`.trim(),
  };

  /** Resolves to nothing once Discord has taken it, and else to how it ended. */
  const attempt = (route: string, body: Buffer): Promise<Ending | undefined> =>
    new Promise((resolve) => {
      let status = 0;
      let head: Buffer[] = [];
      const parts: Buffer[] = [];
      pool.dispatch(
        { path: pathname + route, method: 'POST', headers, body },
        {
          // Undici asks for this one.
          onConnect: () => undefined,
          onHeaders(code, lines) {
            status = code;
            head = lines;
            return true;
          },
          onData(part) {
            parts.push(part);
            return true;
          },
          onComplete() {
            if (status >= 200 && status < 300) return resolve(undefined);
            resolve((handler) => {
              handler.onHeaders?.(status, head, () => undefined, '');
              for (const part of parts) handler.onData?.(part);
              handler.onComplete?.([]);
            });
          },
          onError: (error) => resolve((handler) => handler.onError?.(isTimeout(error) ? timedOut() : error)),
        },
      );
    });

  /** Hands discord.js the end of a request as that of its own first attempt. Further attempts are made as usual. */
  function continuing(ending: Ending) {
    let told = false;
    const dispatcher = pool.compose((dispatch) => (options, handler) => {
      if (told) return dispatch(options, handler);
      told = true;
      ending(handler);
      return true;
    });
    // discord.js takes any dispatcher here, but its types ask for an agent, which has these two as well.
    return Object.assign(dispatcher, { closed: false, destroyed: false });
  }

  return {
    async send(interaction, { body, files }) {
      const route = Routes.interactionCallback(textAt(interaction, 'id') ?? '', textAt(interaction, 'token') ?? '');
      // Without the bot's token: these routes have one in their path, and Discord takes no other with it.
      const auth = false;
      if (files) {
        await rest.post(route, { auth, body: JSON.parse(String(body)), files });
        return;
      }
      const ending = await attempt(route, body);
      if (ending) await rest.post(route, { auth, body: JSON.parse(String(body)), dispatcher: continuing(ending) });
    },
    close: () => pool.destroy(),
  };
}

const TIMEOUTS: readonly string[] = ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];

const isTimeout = (error: Error): boolean => 'code' in error && TIMEOUTS.includes(String(error.code));

/** As an attempt of discord.js's own ends after its time. */
const timedOut = () => new errors.RequestAbortedError('Discord did not answer in time');
