import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Asked, Played } from './played.ts';
import { serve } from './serve.ts';
import { APPLICATION, createTips } from './tip-interaction.ts';

/** So many connections to the bot stay open, on each of which one request waits for its response. */
const CONNECTIONS = 64;

/** Plays a Discord that sends signed interactions over HTTP, for a bot that is in so many servers. */
export async function openDiscordOverHttp(servers: number): Promise<Played> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  const { next, names } = createTips(servers);
  let messages = 0;
  const server = await serve({
    asked(method, path) {
      messages += 1;
      if (path.endsWith('/applications/@me')) return [200, JSON.stringify({ id: APPLICATION, verify_key: key })];
      if (method === 'PUT' || path.includes('/guilds')) return [200, '[]'];
      return [404, '{"code":0,"message":"404: Not Found"}'];
    },
    joined: () => undefined,
  });
  const port = await freePort();
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CONNECTIONS });

  /** Signs a body now. The function that it returns sends it. */
  function signed(body: string): () => Promise<string> {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString('hex');
    const headers = {
      'content-type': 'application/json',
      'x-signature-ed25519': signature,
      'x-signature-timestamp': timestamp,
    };
    return async () => {
      const { body: answer } = await pool.request({ path: '/discord/interactions', method: 'POST', headers, body });
      return answer.text();
    };
  }
  const prepare = (asked: Asked) => signed(next(asked).json);

  let closed = false;
  async function answersPing(): Promise<void> {
    while (!closed) {
      if ((await signed('{"type":1}')().catch(() => '')) === '{"type":1}') return;
      await wait(50);
    }
  }

  return {
    variables: {
      PORT: String(port),
      DISCORD_TOKEN: 'a.played.token',
      DISCORD_API_URL: `http://127.0.0.1:${server.port}/api`,
      DISCORD_PUBLIC_KEY: key,
      DISCORD_APPLICATION_ID: APPLICATION,
    },
    connected: answersPing(),
    tip: (asked) => prepare(asked)(),
    prepare,
    messages: () => messages,
    ...names,
    async close() {
      closed = true;
      await pool.destroy();
      await server.close();
    },
  };
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
