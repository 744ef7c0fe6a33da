import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import { partAt, textAt } from '../connections/payload.ts';
import type { Log } from '../log.ts';
import { createRepeats } from './repeats.ts';
import { createVerification, isTimely, signedIn, WINDOW } from './signature.ts';

/** Bytes of a request. A form with every field filled is far smaller. */
const LARGEST = 1024 * 1024;

/** Milliseconds between two lines of the log that say the same. */
const APART = 60_000;

interface Settings {
  /** 64 hexadecimal digits. */
  publicKey: string;
  /** Once it's aborted, nothing new is taken. */
  signal: AbortSignal;
  log: Pick<Log, 'warn'>;
  /** Answers an interaction, which has an id and a token. */
  interaction(payload: unknown, response: ServerResponse): void;
  /** Told of a webhook event. Resolves to false where it has to be told again. It never rejects. */
  event(payload: unknown): Promise<boolean>;
}

/** What a request holds, or the status with which it's refused. */
type Read = { payload: unknown } | 400 | 401 | 413 | 415 | 503;

/**
 * Takes what Discord sends over HTTP, and nothing that anybody else does. Nothing stands before it but Node.js's own
 * server, because each call comes through here.
 */
export function createEndpoint({ publicKey, signal, log, interaction, event }: Settings) {
  const isSigned = createVerification(publicKey);
  const repeats = createRepeats(WINDOW);
  let warned = Number.NEGATIVE_INFINITY;

  /** A wrong clock would keep everything out, and nobody could tell why. */
  function warnOfTime(): void {
    if (performance.now() - warned < APART) return;
    warned = performance.now();
    log.warn('discord: a request was signed minutes ago, or is from the future; is the time of this machine right?');
  }

  async function read(request: IncomingMessage): Promise<Read> {
    const { headers } = request;
    if (signal.aborted) return 503;
    if (headers['content-encoding'] !== undefined) return 415;
    if (Number(headers['content-length'] ?? 0) > LARGEST) return 413;
    const signed = signedIn(headers);
    if (!signed) return 401;
    const body = await bodyOf(request);
    if (!body) return 413;
    if (!isSigned(signed, body)) return 401;
    if (!isTimely(signed, Date.now())) {
      warnOfTime();
      return 401;
    }
    try {
      return { payload: JSON.parse(body.toString()) };
    } catch {
      return 400;
    }
  }

  /** Makes what answers requests to one path. */
  function at(path: string, take: (payload: unknown, response: ServerResponse) => unknown): RequestListener {
    return async (request, response) => {
      const { method, url = '' } = request;
      if (url.replace(/\?.*$/s, '') !== path) return refuse(response, 404);
      if (method !== 'POST') return refuse(response, 405, { allow: 'POST' });
      // Whose request breaks off is gone.
      const found = await read(request).catch(() => 400 as const);
      if (typeof found === 'number') return refuse(response, found);
      // Where many requests come at a time, all of them are read and verified, and then all are answered. One by one, the
      // two would push each other out of the processor's caches, which takes a tenth more of it.
      setImmediate(take, found.payload, response);
    };
  }

  return {
    interactions: (path: string) =>
      at(path, (payload, response) => {
        if (partAt(payload, 'type') === InteractionType.Ping) {
          const pong = JSON.stringify({ type: InteractionResponseType.Pong });
          return response.writeHead(200, { 'content-type': 'application/json' }).end(pong);
        }
        const id = textAt(payload, 'id');
        if (id === undefined || textAt(payload, 'token') === undefined) return refuse(response, 400);
        // Discord sends none twice. What a process doesn't remember is done once all the same, as for any delivery.
        if (repeats.arrived(id, performance.now())) return refuse(response, 401);
        return interaction(payload, response);
      }),
    events: (path: string) =>
      at(path, async (payload, response) => {
        // Discord sends again for ten minutes what isn't answered with 204.
        // https://docs.discord.com/developers/events/webhook-events#responding-to-events
        if (await event(payload)) response.writeHead(204).end();
        else refuse(response, 503);
      }),
  };
}

/** What is left of a request that is refused isn't waited for. */
function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  const left = response.req.complete ? undefined : { connection: 'close' };
  response.writeHead(status, { ...headers, ...left }).end();
}

/** Reads a body; undefined for one that is too large. Rejects where it breaks off. */
function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length > LARGEST) resolve(undefined);
      else parts.push(part);
    });
    request.on('end', () => {
      const [first] = parts;
      resolve(first && parts.length === 1 ? first : Buffer.concat(parts));
    });
    request.on('error', reject);
    // It is told of each request. An error, with its stack, is made only where there is one.
    request.on('close', () => {
      if (!request.readableEnded) reject(new Error('the request broke off'));
    });
  });
}
