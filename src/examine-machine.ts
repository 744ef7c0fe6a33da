import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { type Finding, fault, fine, note } from './finding.ts';
import { root } from './root.ts';
import { isExposed } from './store/private-files.ts';

const packageFile = z.object({ version: z.string(), engines: z.object({ node: z.string() }) });

/** The first version of Node.js that the bot runs on, as numbers. */
const oldest = () => {
  const { engines } = packageFile.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return engines.node.replace(/^>=/, '');
};

const isOlder = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true }) < 0;

export function examineNode(version = process.versions.node): Finding {
  const wanted = oldest();
  if (!isOlder(version, wanted)) return fine(`Node.js ${version}.`);
  return fault(`Node.js ${version} is too old.`, `Install Node.js ${wanted} or later.`);
}

/** Looks whether others on this machine can read the tokens. */
export function examineDotenv(): Finding[] {
  if (!existsSync('.env')) return [];
  if (isExposed('.env')) return [note('Other users of this machine can read .env.', 'Type: chmod 600 .env')];
  return [fine('.env can be read by you alone.')];
}

/** Looks whether the port is free, or Tip Jar itself answers there. */
export async function examinePort(port: number): Promise<Finding> {
  if (port === 0 || (await isFree(port))) return fine(`The port ${port} is free.`);
  const healthy = await healthAt(port);
  if (healthy === undefined)
    return fault(`PORT: ${port} is in use by another program.`, `Choose another one: PORT=${port + 1} npm start`);
  if (healthy) return fine(`Tip Jar runs and is well, says http://127.0.0.1:${port}/healthz.`);
  return fault(`Tip Jar runs and isn’t well.`, `http://127.0.0.1:${port}/healthz says why, and so does its log.`);
}

/** Whether the Tip Jar on a port says that it is well. It's undefined for another program, which answers otherwise or not at all. */
async function healthAt(port: number): Promise<boolean | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2_000) });
    return z.object({ healthy: z.boolean() }).parse(await response.json()).healthy;
  } catch {
    return undefined;
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
