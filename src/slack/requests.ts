import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
// Bolt as a whole would also load Express, which costs half of its start.
import bolt from '@slack/bolt/dist/receivers/HTTPReceiver.js';
import type { Logger } from '@slack/web-api';
import { textAt } from '../connections/payload.ts';
import { readBody } from './read-body.ts';
import type { Envelope } from './receive.ts';

/** Node.js takes the whole of a CommonJS module for its default export; Vitest takes the default export that it names. */
const HTTPReceiver = 'default' in bolt ? bolt.default : bolt;

/** Seconds by which Slack's clock and this one may differ. Bolt refuses what is older, but not what is from later on. */
const SKEW = 5 * 60;
/** Milliseconds after which Slack waits no more. */
const PATIENCE = 3_000;

const FORM = 'application/x-www-form-urlencoded';

interface Settings {
  signingSecret: string;
  /** Is given what Slack has signed. Resolves once its work is done. */
  receive(envelope: Envelope): Promise<void>;
  /** Told of the app's id, as Slack has signed it. */
  heard(app: string): void;
  logger: Logger;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * Answers `POST /slack/events`, to which Slack sends commands, interactivity and events. Bolt's receiver checks the
 * signature, reads the body and acknowledges. https://docs.slack.dev/authentication/verifying-requests-from-slack
 * @returns What resolves once a request is answered, and what it asked for is done.
 */
export function createRequests({ signingSecret, receive, heard, logger, now }: Settings) {
  const working = new WeakMap<object, Promise<void>>();
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: '/slack/events',
    logger,
    unhandledRequestTimeoutMillis: PATIENCE,
    // Slack sends an event again that was answered so.
    unhandledRequestHandler: ({ response }) => refuse(response, 503),
    customPropertiesExtractor: (request) => ({ request }),
  });
  const app: Pick<Parameters<typeof receiver.init>[0], 'processEvent'> = {
    processEvent({ body, ack, customProperties = {} }) {
      const id = textAt(body, 'api_app_id');
      if (id !== undefined) heard(id);
      const work = receive({ type: kindOf(body), body, ack });
      const { request } = customProperties;
      if (typeof request === 'object' && request !== null) working.set(request, work);
      return work;
    },
  };
  receiver.init(app as Parameters<typeof receiver.init>[0]);

  /** What Bolt doesn't look at, since it reads a number from the one and takes the beginning of the other. */
  function isPlausible({ headers }: IncomingMessage): boolean {
    const at = String(headers['x-slack-request-timestamp'] ?? '');
    const signature = String(headers['x-slack-signature'] ?? '');
    return /^[1-9]\d{0,11}$/.test(at) && Number(at) <= now() / 1_000 + SKEW && /^v0=[\da-f]{64}$/.test(signature);
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') return refuse(response.setHeader('allow', 'POST'), 405);
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    const body = await readBody(request);
    if (typeof body === 'number') return refuse(response.setHeader('connection', 'close'), body);
    const form = request.headers['content-type']?.startsWith(FORM) === true;
    // Bolt knows it by this name alone.
    if (form) request.headers['content-type'] = FORM;
    const text = body.toString();
    if (!isCheck(form, text)) {
      if (!isPlausible(request)) return refuse(response, 401);
      // Whoever signed it, there is nothing in it.
      if (!isObject(form, text)) return refuse(response, 400);
    }
    answer(receiver.requestListener, Object.assign(request, { rawBody: body }), response);
    await closed;
    await working.get(request);
  };
}

function answer(listener: RequestListener, request: IncomingMessage, response: ServerResponse): void {
  try {
    listener(request, response);
  } catch {
    // Bolt throws where the address isn't the one it answers at.
    refuse(response, 404);
  }
}

/** Slack asks so, without a signature, whether the address has a certificate that it trusts. */
const isCheck = (form: boolean, text: string): boolean => form && new URLSearchParams(text).get('ssl_check') === '1';

/** Bolt's receiver fails on a body of JSON that is no object. */
const isObject = (form: boolean, text: string): boolean =>
  form ? /^\s*(?:$|\{)/.test(new URLSearchParams(text).get('payload') ?? '') : /^\s*\{/.test(text);

function kindOf(body: unknown): Envelope['type'] {
  if (textAt(body, 'type') === 'event_callback') return 'events_api';
  return textAt(body, 'command') === undefined ? 'interactive' : 'slash_commands';
}

export function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status).end();
}
