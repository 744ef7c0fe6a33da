/** First responses as they arrive at a server, next to what discord.js sends and says by itself. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { InteractionResponseType } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCallbacks } from '../../src/discord/callbacks.ts';
import { createRest } from '../../src/discord/rest.ts';
import { until } from '../support/stage.ts';

interface Arrived {
  method: string | undefined;
  path: string | undefined;
  headers: Record<string, unknown>;
  body: string;
}

/** What a server does with a request. */
type Reaction = (response: ServerResponse, request: IncomingMessage) => unknown;

const takes: Reaction = (response) => response.writeHead(204).end();
const says =
  (status: number, body: object, headers: Record<string, string> = {}): Reaction =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const hangs: Reaction = () => undefined;
const resets: Reaction = (_, { socket }) => socket.resetAndDestroy();
const closes: Reaction = (_, { socket }) => socket.destroy();
/** Sends half of a refusal. */
const breaksOff: Reaction = (response) => {
  response.writeHead(400, { 'content-type': 'application/json', 'content-length': '100' }).write('{"code":');
  setTimeout(() => response.destroy(), 50);
};

const interaction = { id: '3', token: 'aW50ZXJhY3Rpb24' };
const ROUTE = '/interactions/3/aW50ZXJhY3Rpb24/callback';
const sent = {
  type: InteractionResponseType.ChannelMessageWithSource,
  data: { content: 'Prêt, à tout' },
};
const body = Buffer.from(JSON.stringify(sent));

/** Milliseconds for a request. */
const TIMEOUT = 300;

/** A server that reacts to its requests in this order, and takes whatever comes after them. */
async function open(...reactions: Reaction[]) {
  const arrived: Arrived[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method, url: path } = request;
    const { host: _, connection: __, ...headers } = request.headers;
    arrived.push({ method, path, headers, body: String(Buffer.concat(parts)) });
    const react = reactions.shift() ?? takes;
    react(response, request);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const refused: string[] = [];
  const rest = createRest(
    'a token',
    { api: `http://127.0.0.1:${port}/some/api`, version: '10', timeout: TIMEOUT, retries: 1 },
    () => refused.push('the token'),
  );
  const callbacks = createCallbacks(rest);
  onTestFinished(async () => {
    await callbacks.close();
    server.closeAllConnections();
    server.close();
  });
  return { arrived, sockets, rest, callbacks, refused };
}

/** How a request ended: with nothing, or with an error as far as anybody reads it. */
async function ending(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return 'taken';
  } catch (error) {
    const { name, message, code, status } = error as Error & { code?: unknown; status?: unknown };
    return name === 'AbortError' ? { name } : { name, message, code, status };
  }
}

const errors = { data: { components: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be shorter.' }] } } };

const scenes: [what: string, reactions: Reaction[]][] = [
  ['is taken', []],
  ['is taken with a body', [says(200, { interaction: { id: '3' } })]],
  ['is sent after its interaction is over', [says(404, { code: 10062, message: 'Unknown interaction' })]],
  ['was sent before', [says(400, { code: 40060, message: 'Interaction has already been acknowledged.' })]],
  ['is wrong', [says(400, { code: 50035, message: 'Invalid Form Body', errors })]],
  ['is refused by a proxy', [(response) => response.writeHead(403).end('<html>no</html>')]],
  ['is refused its token', [says(401, { code: 50027, message: 'Invalid Webhook Token' })]],
  ['comes while Discord fails once', [says(500, {})]],
  ['comes while Discord fails', [says(502, {}), says(503, {}), says(500, {})]],
  ['is one too many', [says(429, { retry_after: 0.2, message: 'Slow down.' }, { 'retry-after': '0.2' })]],
  ['is sent elsewhere', [(response) => response.writeHead(302, { location: '/some/other' }).end()]],
  ['gets no answer in time', [hangs]],
  ['gets no answer in time, twice', [hangs, hangs]],
  ['is reset', [resets]],
  ['is reset twice', [resets, resets]],
  ['has its connection closed', [closes]],
  ['is refused in half a sentence', [breaksOff]],
];

describe('a first response', () => {
  it.each(scenes)(
    'that %s ends after the requests that discord.js would make, and as they do',
    async (_, reactions) => {
      const own = await open(...reactions);
      const theirs = await open(...reactions);
      const ended = await ending(own.callbacks.send(interaction, { body }));
      expect(ended).toEqual(await ending(theirs.rest.post(ROUTE, { auth: false, body: sent })));
      expect(own.arrived).toEqual(theirs.arrived);
      expect(own.refused).toEqual([]);
    },
  );

  it('says who sends it, as Discord asks of bots, and nothing of the bot’s token', async () => {
    const { callbacks, arrived } = await open();
    await callbacks.send(interaction, { body });
    expect(arrived).toEqual([
      {
        method: 'POST',
        path: `/some/api/v10${ROUTE}`,
        headers: {
          'user-agent': expect.stringMatching(/^DiscordBot \(https:\/\/\S+, \d\S*\)/),
          'content-type': 'application/json',
          'content-length': String(body.length),
        },
        body: String(body),
      },
    ]);
  });

  it('with a large file is sent as a form', async () => {
    const { callbacks, arrived } = await open();
    const data = Buffer.alloc(1_000_000, 'x');
    await callbacks.send(interaction, { body, files: [{ name: 'jar.csv', contentType: 'text/csv', data }] });
    const [{ headers, body: form } = { headers: undefined, body: '' }] = arrived;
    expect(headers?.['content-type']).toMatch(/^multipart\/form-data/);
    expect(form).toContain(String(body));
    expect(form).toContain('jar.csv');
    expect(form.length).toBeGreaterThan(1_000_000);
  });

  it('goes over a connection that is there already, and all are closed at the end', async () => {
    const { callbacks, sockets } = await open();
    let most = 0;
    for (let times = 0; times < 20; times += 1) {
      await callbacks.send(interaction, { body });
      most = Math.max(most, sockets.size);
    }
    // Undici opens a second one where the first isn't told to be free yet.
    expect(most).toBeLessThanOrEqual(2);
    await callbacks.close();
    await until(() => sockets.size === 0);
    await expect(callbacks.send(interaction, { body })).rejects.toThrow();
  });

  it('to an https address is sent over TLS', async () => {
    const heard: Buffer[] = [];
    const server = createTcpServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', (data) => {
        heard.push(data);
        socket.destroy();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const api = `https://127.0.0.1:${port}/api`;
    const callbacks = createCallbacks(createRest('a token', { api, retries: 0 }, () => undefined));
    await expect(callbacks.send(interaction, { body })).rejects.toThrow();
    // The first byte of a TLS handshake. https://www.rfc-editor.org/rfc/rfc8446#section-5.1
    expect(heard[0]?.[0]).toBe(22);
    await callbacks.close();
  });
});
