/** The server's connections from a proxy, over real sockets: how long they are kept, and how they end. */
import { once } from 'node:events';
import { request, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { createServer } from '../src/server.ts';
import { until } from './support/stage.ts';

async function listening(slowest?: number) {
  const server = createServer({ host: '127.0.0.1', port: 0, ...(slowest && { slowest }) }, () => ({
    store: undefined,
    connections: {},
  }));
  const waiting: ServerResponse[] = [];
  server.serve('/now', (_, response) => void response.end('here'));
  server.serve('/later', (_, response) => void waiting.push(response));
  const port = await server.listen();
  onTestFinished(() => server.close());

  /** Opens a connection on which requests are made by hand. */
  async function open() {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return asking(socket);
  }
  return { server, port, waiting, open };
}

function asking(socket: Socket) {
  let heard = '';
  let closed = false;
  socket.on('data', (data) => {
    heard += data;
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    closed = true;
  });
  return {
    ask: (path: string) => void socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`),
    /** Resolves to what was heard since the last time, once it ends with `end`. */
    async hears(end: string): Promise<string> {
      await until(() => heard.endsWith(end));
      const all = heard;
      heard = '';
      return all;
    },
    isClosed: () => closed,
  };
}

/** What comes of a request on a connection of its own: a status or why there is none. */
const outcome = (port: number) =>
  new Promise<number | string | undefined>((resolve) => {
    const asked = request({ port, host: '127.0.0.1', path: '/now', agent: false });
    asked.on('response', (response) => response.resume().on('close', () => resolve(response.statusCode)));
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    asked.end();
  });

it('a connection is kept for longer than proxies keep one that they don’t use', async () => {
  const { open } = await listening();
  const one = await open();
  one.ask('/now');
  const [, seconds] = /keep-alive: timeout=(\d+)/i.exec(await one.hears('here')) ?? [];
  expect(Number(seconds)).toBeGreaterThan(600);
});

it('a connection that was idle for longer than a request may take is answered', async () => {
  const { open } = await listening(300);
  const one = await open();
  one.ask('/now');
  await one.hears('here');
  await wait(1_000);
  one.ask('/now');
  expect(await one.hears('here')).toContain('200 OK');
});

it('who ends lets nobody new in, and answers what comes on open connections for the last time', async () => {
  const { server, port, waiting, open } = await listening();
  const [busy, idle, used] = [await open(), await open(), await open()];
  busy.ask('/later');
  for (const one of [idle, used]) {
    one.ask('/now');
    await one.hears('here');
  }
  await until(() => waiting.length === 1);
  let drained = false;
  const draining = server.drain().then(() => {
    drained = true;
  });
  await expect.poll(() => outcome(port)).toBe('ECONNREFUSED');

  used.ask('/now');
  expect(await used.hears('here')).toMatch(/200 OK[\s\S]*connection: close/i);
  await until(() => used.isClosed() && idle.isClosed());
  expect([drained, busy.isClosed()]).toEqual([false, false]);
  waiting[0]?.end('late');
  expect(await busy.hears('late')).toMatch(/200 OK[\s\S]*connection: close/i);
  await draining;
});

it('who ends answers also those who have connected and weren’t let in yet', async () => {
  const { server, port } = await listening();
  const sockets = Array.from({ length: 50 }, () => connect(port, '127.0.0.1'));
  const asked = sockets.map(asking);
  for (const one of asked) one.ask('/now');
  // The operating system connects them from here on, before the server hears of it.
  await new Promise<void>((resolve) => process.nextTick(resolve));
  const draining = server.drain();
  for (const one of asked) expect(await one.hears('here')).toContain('200 OK');
  await draining;
});

it('who ends has ended at once where no connection is open', async () => {
  const { server, port } = await listening();
  expect(await outcome(port)).toBe(200);
  await server.drain();
});
