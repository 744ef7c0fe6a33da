import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../log.ts';
import { denialOf } from './may-read.ts';
import type { Measured, Metrics } from './measured.ts';

interface Settings {
  /** With it, whoever sends it may read the metrics, and nobody else. Without it, this machine may. */
  token: string | undefined;
  log: Pick<Log, 'error'>;
}

/**
 * Answers `GET /metrics` as Prometheus reads it. prom-client is loaded at the first such request, so a bot that nobody
 * watches starts no later and measures no event loop; what the bot itself counts, it has counted since its start.
 * @param measured Undefined until the bot runs.
 */
export function createMetricsListener(measured: () => Measured | undefined, { token, log }: Settings): RequestListener {
  let metrics: Promise<Metrics> | undefined;
  async function load(): Promise<Metrics> {
    const { createMetrics } = await import('./registry.ts');
    return createMetrics(measured);
  }

  async function answer({ method }: IncomingMessage, response: ServerResponse): Promise<void> {
    metrics ??= load();
    const { type, text } = await metrics;
    const body = await text();
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(method === 'HEAD' ? undefined : body);
  }

  return (request, response) => {
    const [path] = (request.url ?? '').split('?');
    if (path !== '/metrics') return void response.writeHead(404).end();
    if (!/^(?:GET|HEAD)$/.test(request.method ?? '')) return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    const denial = denialOf(request, token);
    if (denial) {
      const { status, sentence } = denial;
      const challenge = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
      return void response.writeHead(status, { ...challenge, 'content-type': 'text/plain' }).end(`${sentence}\n`);
    }
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'the metrics could not be read');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}
