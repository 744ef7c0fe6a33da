import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createMetricsListener } from '../../src/metrics/listener.ts';
import { createServer } from '../../src/server.ts';

const TOKEN = 'canary-0123456789abcdef';

async function open(token?: string) {
  const errors: unknown[] = [];
  const server = createServer({ host: '127.0.0.1', port: 0 }, () => ({ store: undefined, connections: {} }));
  const log = { error: (...given: unknown[]) => void errors.push(given) };
  server.serve(
    '/metrics',
    createMetricsListener(() => undefined, { token, log }),
  );
  const port = await server.listen();
  onTestFinished(() => server.close());
  return { port, errors };
}

function ask(port: number, headers: Record<string, string> = {}, { path = '/metrics', method = 'GET' } = {}) {
  return new Promise<{ status: number | undefined; body: string; challenge: string | undefined }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += String(chunk);
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, body, challenge: response.headers['www-authenticate'] }),
      );
    });
    asked.on('error', reject).end();
  });
}

it('without a token, this machine alone reads the metrics', async () => {
  const { port } = await open();
  const { status, body } = await ask(port);
  expect(status).toBe(200);
  expect(body).toMatch(/^process_cpu_seconds_total \d/m);
  expect(body).toMatch(/^tipjar_build_info\{version="\d+\.\d+\.\d+",node="v\d+\.[\d.]+"\} 1$/m);
  expect((await ask(port, { host: `localhost:${port}` })).status).toBe(200);
});

it.each(['X-Forwarded-For', 'X-Forwarded-Host', 'Forwarded', 'Via', 'X-Real-IP', 'CF-Connecting-IP'])(
  'without a token, nobody reads them through a proxy that sends %s',
  async (header) => {
    const { port } = await open();
    const { status, body } = await ask(port, { [header]: '127.0.0.1' });
    expect(status).toBe(403);
    expect(body).toContain('METRICS_TOKEN');
    expect(body).not.toContain('tipjar_');
  },
);

it('without a token, nobody reads them by another name of this machine, as a page in a browser might', async () => {
  const { port } = await open();
  for (const host of ['tips.example.com', 'localhost.example.com', '127.0.0.1.example.com']) {
    expect((await ask(port, { host })).status, host).not.toBe(200);
  }
});

it('without a token, nobody reads them through a proxy that speaks HTTP/1.0', async () => {
  const { port } = await open();
  const said = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write('GET /metrics HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n'));
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('close', () => resolve(text));
  });
  expect(said).toMatch(/^HTTP\/1\.1 403 /);
});

it('with a token, whoever sends it reads them, also through a proxy, and nobody else', async () => {
  const { port } = await open(TOKEN);
  const bearer = (token: string) => ({ authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.7' });
  expect((await ask(port, bearer(TOKEN))).status).toBe(200);
  for (const wrong of ['', TOKEN.slice(1), `${TOKEN}0`, TOKEN.toUpperCase(), 'x'.repeat(10_000)]) {
    const { status, body, challenge } = await ask(port, bearer(wrong));
    expect(status, wrong).toBe(401);
    expect(challenge).toBe('Bearer');
    expect(body).not.toContain(TOKEN);
  }
  expect((await ask(port)).status).toBe(401);
  expect((await ask(port, { authorization: `Basic ${TOKEN}` })).status).toBe(401);
});

it('is there for GET and HEAD alone, and not below its path', async () => {
  const { port, errors } = await open();
  expect(await ask(port, {}, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  expect((await ask(port, {}, { method: 'POST' })).status).toBe(405);
  expect((await ask(port, {}, { path: '/metrics/all' })).status).toBe(404);
  expect((await ask(port, {}, { path: '/metrics?name=x' })).status).toBe(200);
  expect(errors).toEqual([]);
});

it('two readers at the same time read the same', async () => {
  const { port } = await open();
  const own = ({ body }: { body: string }) => body.split('\n').filter((line) => line.startsWith('tipjar_'));
  const [one, other] = await Promise.all([ask(port), ask(port)]);
  expect(own(one)).toEqual(own(other));
});
