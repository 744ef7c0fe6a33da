import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createSandbox } from '../../sandbox/index.ts';
import type { Locale } from '../../sandbox/locales.ts';
import type { Line } from '../../sandbox/opening.ts';
import type { Scene } from '../../sandbox/scene.ts';

const page = fileURLToPath(new URL('../../sandbox/page', import.meta.url));
const manifest = {
  features: {
    slash_commands: [{ command: '/tip', description: 'Tip somebody', usage_hint: '@member' }],
    shortcuts: [],
  },
};

export type OpenSandbox = Awaited<ReturnType<typeof openSandbox>>;

/**
 * A sandbox without a bot, on a port of its own.
 * @param file by default one in a folder that `close` deletes
 * @param opening by default nobody has said anything
 */
export async function openSandbox(file?: string, opening?: (locale: Locale) => Promise<Line[]>) {
  const folder = await mkdtemp(join(tmpdir(), 'tip-jar-sandbox-'));
  const logged: string[] = [];
  const write = (_fields: object, message: string) => void logged.push(message);
  const log = { warn: write, error: write };
  let restarts = 0;
  let failing = false;
  const startOver = async () => {
    if (failing) throw new Error('the bot could not start');
    restarts += 1;
  };
  const sandbox = await createSandbox({
    file: file ?? join(folder, 'town.json'),
    page,
    manifest,
    startOver,
    log,
    ...(opening && { opening }),
  });
  const server = createServer(getRequestListener(sandbox.app.fetch));
  server.on('upgrade', sandbox.upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  sandbox.listening(port);
  const url = `http://127.0.0.1:${port}`;
  return {
    port,
    url,
    logged,
    tokens: { discord: sandbox.discord.token, slack: sandbox.slack.botToken, socket: sandbox.slack.appToken },
    restarts: () => restarts,
    failRestarts(fail: boolean) {
      failing = fail;
    },
    sceneOf: async (as: string) => (await (await fetch(`${url}/visit/state?as=${as}`)).json()) as Scene,
    visit: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${url}/visit/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    /** Sends a request as it is written, since `fetch` cleans paths and sends no foreign Host. */
    raw: (head: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(`${head}\r\nConnection: close\r\n\r\n`));
        let answer = '';
        socket.setEncoding('utf8').on('data', (part) => {
          answer += part;
        });
        socket.on('end', () => resolve(answer)).on('error', reject);
      }),
    async close() {
      await sandbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
