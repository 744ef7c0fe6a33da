import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../support/free-port.ts';

/** Where Debian puts the programs of each version. */
const DEBIAN = '/usr/lib/postgresql';

/** Where the server's programs are; undefined where none is installed. */
export const binaries = [pathOfConfig(), ...pathsOfDebian()].find((path) => path && existsSync(join(path, 'initdb')));

function pathOfConfig(): string | undefined {
  try {
    return execFileSync('pg_config', ['--bindir'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return undefined;
  }
}

function pathsOfDebian(): string[] {
  if (!existsSync(DEBIAN)) return [];
  const versions = readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(DEBIAN, version, 'bin'));
}

/** The server refuses to run as root, so it runs as the user whom its package makes. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [, , uid, gid] = /^(postgres):[^:]*:(\d+):(\d+)/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

const elapsed = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A server of PostgreSQL on loopback that may be killed, with its settings as they are installed. */
export async function openServer(programs: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tip-jar-postgres-'));
  const user = owner();
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
  const options = { cwd: folder, ...user, stdio: 'ignore' as const };
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'tipjar', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  execFileSync(join(programs, 'initdb'), initdb, options);
  const port = await freePort();
  const url = `postgres://tipjar@127.0.0.1:${port}/postgres`;
  let child: ChildProcess;

  async function answers(): Promise<boolean> {
    const client = new pg.Client(url);
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch {
      return false;
    } finally {
      client.end().catch(() => undefined);
    }
  }

  /** Resolves once it lets somebody in. What a killed one has left in memory may keep it from starting for a moment. */
  async function start(): Promise<void> {
    const begin = () =>
      spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder], options);
    child = begin();
    while (!(await answers())) {
      await elapsed(50);
      if (child.exitCode !== null) child = begin();
    }
  }

  /** Ends all of its processes at once, as a machine does that loses its power. */
  async function kill(): Promise<void> {
    const all = [child.pid ?? 0, ...childrenOf(child.pid ?? 0)];
    const gone = new Promise((resolve) => child.once('exit', resolve));
    for (const pid of all) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    await gone;
  }

  await start();
  return {
    url,
    start,
    kill,
    async rows<Row extends object>(sql: string): Promise<Row[]> {
      const client = new pg.Client(url);
      await client.connect();
      const { rows } = await client.query<Row>(sql);
      await client.end();
      return rows;
    },
    async close(): Promise<void> {
      if (child.exitCode === null && child.signalCode === null) await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
