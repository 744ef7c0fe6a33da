import type { IncomingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { partAt, textAt } from '../connections/payload.ts';
import type { Log } from '../log.ts';
import { EVENTS, INTERACTIONS } from './addresses.ts';
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
  /** Answers an interaction in the response that is on its way. It never rejects. */
  interaction(payload: unknown, outgoing: ServerResponse): Promise<Response>;
  /** Told of a webhook event. It never rejects. */
  event(payload: unknown): Promise<void>;
}

type Env = { Bindings: HttpBindings };

/** Requests of other sizes are counted while they are read, which takes longer than to answer them. */
const isSmall = ({ 'content-length': length, 'transfer-encoding': coding }: IncomingHttpHeaders) =>
  length !== undefined && coding === undefined && Number(length) <= LARGEST;

/** Takes what Discord sends over HTTP, and nothing that anybody else does. */
export function createEndpoint({ publicKey, signal, log, interaction, event }: Settings): RequestListener {
  const isSigned = createVerification(publicKey);
  const repeats = createRepeats(WINDOW);
  let warned = Number.NEGATIVE_INFINITY;

  /** A wrong clock would keep everything out, and nobody could tell why. */
  function warnOfTime(): void {
    if (performance.now() - warned < APART) return;
    warned = performance.now();
    log.warn('discord: a request was signed minutes ago, or is from the future; is the time of this machine right?');
  }

  /** The payload of a request, or the status with which it's refused. */
  async function payloadOf(c: Context<Env>): Promise<{ payload: unknown } | 400 | 401 | 415 | 503> {
    const { headers } = c.env.incoming;
    if (signal.aborted) return 503;
    if (headers['content-encoding'] !== undefined) return 415;
    const signed = signedIn(headers);
    if (!signed) return 401;
    const body = new Uint8Array(await c.req.arrayBuffer());
    if (!isSigned(signed, body)) return 401;
    if (!isTimely(signed, Date.now())) {
      warnOfTime();
      return 401;
    }
    try {
      return { payload: JSON.parse(new TextDecoder().decode(body)) };
    } catch {
      return 400;
    }
  }

  const limited = bodyLimit({ maxSize: LARGEST, onError: (c) => c.body(null, 413) });
  const app = new Hono<Env>();
  app.use((c, next) => (isSmall(c.env.incoming.headers) ? next() : limited(c, next)));
  app.post(INTERACTIONS, async (c) => {
    const read = await payloadOf(c);
    if (typeof read === 'number') return c.body(null, read);
    const { payload } = read;
    if (partAt(payload, 'type') === InteractionType.Ping) return c.json({ type: InteractionResponseType.Pong });
    const id = textAt(payload, 'id');
    if (id === undefined || textAt(payload, 'token') === undefined) return c.body(null, 400);
    // Discord sends none twice. What a process doesn't remember is done once all the same, as for any delivery.
    if (repeats.arrived(id, performance.now())) return c.body(null, 401);
    return interaction(payload, c.env.outgoing as ServerResponse);
  });
  app.post(EVENTS, async (c) => {
    const read = await payloadOf(c);
    if (typeof read === 'number') return c.body(null, read);
    await event(read.payload);
    return c.body(null, 204);
  });
  for (const path of [INTERACTIONS, EVENTS]) app.all(path, (c) => c.body(null, 405, { allow: 'POST' }));
  // Whoever sent it is gone: nothing else fails in here.
  app.onError((_, c) => c.body(null, 400));
  return getRequestListener(app.fetch);
}
