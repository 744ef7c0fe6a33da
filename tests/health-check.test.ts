import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freshFolder, startProcess } from './support/process.ts';

/** Answers in the bot's place, and returns the port. */
async function listening(answer: RequestListener, host = '127.0.0.1'): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

async function checked(variables: Record<string, string>) {
  const check = startProcess(freshFolder(), variables, '../health-check/health-check.js');
  const status = await check.exited;
  return { status, said: check.output() };
}

describe('the health check', () => {
  it('ends with status 0 when the bot says that all is well, wherever it listens', async () => {
    const asked: string[] = [];
    const port = await listening(({ method, url }, response) => {
      asked.push(`${method} ${url}`);
      response.end('{"healthy":true}');
    }, '0.0.0.0');
    for (const host of ['127.0.0.1', '0.0.0.0', 'localhost'])
      expect(await checked({ PORT: String(port), HOST: host })).toEqual({ status: 0, said: '' });
    expect(asked).toEqual(Array(3).fill('GET /healthz'));
  });

  it('ends with status 1 and what the bot said when something is out of reach', async () => {
    const port = await listening((_, response) => response.writeHead(503).end('{"healthy":false}'));
    expect(await checked({ PORT: String(port) })).toEqual({
      status: 1,
      said: 'The bot is not well: {"healthy":false}\n',
    });
  });

  it('ends with status 1 where nothing listens', async () => {
    const { status, said } = await checked({ PORT: '9' });
    expect(said).toContain('ECONNREFUSED');
    expect(status).toBe(1);
  });

  it('ends with status 1 within five seconds when the bot says nothing, or stops in the middle of its answer', async () => {
    const silent: RequestListener[] = [() => undefined, (_, response) => void response.writeHead(200).write('{')];
    const begun = performance.now();
    const checks = silent.map(async (answer) => checked({ PORT: String(await listening(answer)) }));
    const late = { status: 1, said: 'The bot didn’t answer within 4 seconds.\n' };
    expect(await Promise.all(checks)).toEqual([late, late]);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('ends with status 1 and the variable’s name when the configuration is wrong', async () => {
    const { status, said } = await checked({ PORT: 'eighty' });
    expect(said).toContain('PORT: must be a number');
    expect(status).toBe(1);
  });
});
