import { execFileSync, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** A server of PostgreSQL. */
export interface PostgresServer {
  /** Makes a database on it, and says how to reach it. */
  database(): Promise<string>;
  /** Drops the databases that were made. */
  close(): Promise<void>;
}

/** Milliseconds within which a server has to be there. */
const PATIENCE = 30_000;
/** Milliseconds between two looks whether it is. */
const PAUSE = 100;
/** Debian keeps each version's programs here, and only some of them where a shell finds them. */
const DEBIAN = '/usr/lib/postgresql';

/** Uses the server of `TIP_JAR_POSTGRES`, or starts one; undefined where none is installed. */
export async function postgresServer(): Promise<PostgresServer | undefined> {
  const address = process.env.TIP_JAR_POSTGRES ?? (await ownServer());
  if (address === undefined) return undefined;
  const made: string[] = [];
  return {
    async database() {
      const name = `tip_jar_bench_${randomBytes(8).toString('hex')}`;
      await asked(address, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
      made.push(name);
      const url = new URL(address);
      url.pathname = `/${name}`;
      return url.href;
    },
    async close() {
      for (const name of made.splice(0)) await asked(address, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asked(address: string, sql: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

let own: Promise<string | undefined> | undefined;

/** Starts one server for all that is measured. It's gone with this process, and so is its folder. */
function ownServer(): Promise<string | undefined> {
  own ??= start();
  return own;
}

async function start(): Promise<string | undefined> {
  const programs = programsFolder();
  if (programs === undefined) return undefined;
  const who = runsAs();
  const folder = mkdtempSync(join(tmpdir(), 'tip-jar-postgres-'));
  const password = randomBytes(16).toString('hex');
  const secret = join(folder, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  if (who.uid !== undefined) for (const path of [folder, secret]) chownSync(path, who.uid, who.gid ?? who.uid);

  const data = join(folder, 'data');
  const made = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--no-locale'];
  execFileSync(join(programs, 'initdb'), made, { ...who, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    { ...who, cwd: folder, stdio: 'ignore' },
  );
  // Nothing else would end this process as long as the server runs.
  server.unref();
  process.on('exit', () => {
    // SIGQUIT has it end at once, with all that it started.
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  let ended = false;
  server.once('exit', () => {
    ended = true;
  });
  const address = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  for (const end = performance.now() + PATIENCE; ; await wait(PAUSE)) {
    try {
      await asked(address, 'SELECT 1');
      return address;
    } catch (error) {
      if (ended || performance.now() > end) throw error;
    }
  }
}

/** The folder with the server's programs, of the newest version that is installed. */
function programsFolder(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one)) : [];
  const { stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), stdout?.trim() || undefined];
  return folders.find((folder) => folder !== undefined && existsSync(join(folder, 'initdb')));
}

/** The server refuses to run as root, so it runs as the user that its package has made. */
function runsAs(): Pick<SpawnOptions, 'uid' | 'gid'> {
  if (process.getuid?.() !== 0) return {};
  const id = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
