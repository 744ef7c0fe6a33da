import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { ConfigError, loadDotenv, readConfig } from './config.ts';

/** Milliseconds. What is asked reads one row of the database. */
const PATIENCE = 4_000;
/** Who listens at every address of the machine is asked at its own. */
const OWN: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** @returns what is wrong; undefined where all is well. */
async function examine(): Promise<string | undefined> {
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    loadDotenv();
    const { host, port } = readConfig(process.env);
    const request = get({ host: OWN[host] ?? host, port, path: '/healthz', signal });
    const [response]: IncomingMessage[] = await once(request, 'response');
    const said = (await response?.toArray())?.join('');
    return response?.statusCode === 200 ? undefined : `The bot is not well: ${said}`;
  } catch (error) {
    if (signal.aborted) return `The bot didn’t answer within ${PATIENCE / 1_000} seconds.`;
    return error instanceof ConfigError ? error.message : `The bot can’t be asked: ${error}`;
  }
}

const problem = await examine();
if (problem !== undefined) {
  console.error(problem);
  process.exitCode = 1;
}
