/** The adapter over HTTP on a server of its own, with the sandbox's Discord, which signs what tests send. */
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Answer } from '../../src/bot/answer.ts';
import type { Call } from '../../src/bot/call.ts';
import type { Newcomer } from '../../src/bot/dispatch/greeting.ts';
import { connectOverHttp, type HttpSettings } from '../../src/discord/over-http.ts';
import { createServer } from '../../src/server.ts';
import { openDiscord } from '../sandbox/discord/town.ts';
import { noOutbox, recordedPresence } from '../support/recorded-presence.ts';
import { recordedSurroundings } from '../support/recorded-surroundings.ts';

export interface Sent {
  method?: string;
  path?: string;
  body?: string | Buffer;
  headers?: OutgoingHttpHeaders;
}

export interface Received {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

interface Options extends Partial<HttpSettings> {
  answer?: (call: Call) => Promise<Answer>;
  /** Whether a newcomer can be greeted. */
  greet?: () => Promise<boolean | undefined>;
  /** Milliseconds within which a request has to arrive. */
  slowest?: number;
}

export const reply = (title: string): Answer => ({ kind: 'reply', card: { title: [title], parts: [] } });

export async function openEndpoint({
  answer = async () => reply('Here'),
  greet = async () => true,
  slowest,
  ...settings
}: Options = {}) {
  const { discord, setting, api } = await openDiscord();
  const { endpoint } = discord;
  const { log, refusals, surroundings } = recordedSurroundings();
  const { told, presence } = recordedPresence();
  const greeted: Newcomer[] = [];
  const calls: Call[] = [];
  const server = createServer({ host: '127.0.0.1', port: 0, ...(slowest && { slowest }) }, () => ({
    store: undefined,
    connections: {},
  }));
  const connection = connectOverHttp({
    token: discord.token,
    apiUrl: api,
    publicKey: endpoint.publicKey,
    applicationId: '1000000000000000001',
    publicUrl: undefined,
    ...surroundings,
    presence,
    bot: {
      async answer(call) {
        calls.push(call);
        return answer(call);
      },
      outbox: noOutbox,
      async greet(newcomer) {
        greeted.push(newcomer);
        return greet();
      },
      isNew: async () => true,
      reaction: async () => undefined,
      keptLanguage: async () => 'en',
    },
    patience: 3_000,
    ...settings,
    serve: server.serve,
  });
  const port = await server.listen();
  onTestFinished(async () => {
    await connection.stop();
    await server.close();
  });

  /** Sends a request as it is. */
  const send = ({ method = 'POST', path = '/discord/interactions', body = '', headers = {} }: Sent) =>
    new Promise<Received>((resolve, reject) => {
      const sending = request({ port, host: '127.0.0.1', method, path, headers, agent: false }, async (response) => {
        const parts: Buffer[] = [];
        for await (const part of response) parts.push(part);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString(),
        });
      });
      sending.on('error', reject);
      sending.end(body);
    });

  /** Sends a request as Discord signs it. @param now Milliseconds since 1970. */
  const signed = (body: string, sent: Sent = {}, now = Date.now()) =>
    send({
      ...sent,
      body,
      headers: { ...endpoint.sign(body, now), 'content-length': Buffer.byteLength(body), ...sent.headers },
    });

  return { discord, setting, endpoint, connection, log, refusals, told, greeted, calls, port, send, signed };
}

/** `/tipjar help` as Discord tells of it. */
export const interaction = (id: string, more: object = {}) =>
  JSON.stringify({
    id,
    token: `token${id}`,
    application_id: '1000000000000000001',
    type: 2,
    version: 1,
    guild_id: '5',
    channel: { id: '6', type: 0 },
    member: {
      user: { id: '7', username: 'ben', global_name: 'Ben', discriminator: '0', avatar: null },
      roles: [],
      joined_at: '2026-01-02T03:04:05Z',
      permissions: '0',
    },
    locale: 'en-US',
    data: { id: '1', type: 1, name: 'tipjar', options: [{ type: 1, name: 'help' }] },
    ...more,
  });
