import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { root } from '../../src/root.ts';
import { openPlatforms, type Platforms } from '../support/platforms.ts';
import { freshFolder } from '../support/process.ts';
import { image } from './image.ts';
import { knownVariables } from './variables.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the Dockerfile', () => {
  it('builds in one stage and runs in another, with nothing fetched but by npm', () => {
    expect(image.stages).toEqual(['build', null]);
    expect(image.keywords).not.toContain('ADD');
    expect(image.runs.map(({ line }) => line).join('\n')).not.toMatch(/curl|wget|apt/);
  });

  it('builds as README says, and leaves out what only building takes', () => {
    const lines = image.runs.filter(({ last }) => !last).map(({ line }) => line);
    expect(lines).toEqual([
      'npm ci --ignore-scripts && npm rebuild better-sqlite3',
      'npm run build',
      'npm prune --omit=dev --ignore-scripts',
    ]);
    // No other package has a script that an installation would need.
    expect(JSON.parse(read('package.json')).allowScripts).toEqual({ 'better-sqlite3': true });
  });

  it('copies what there is, and .dockerignore lets all of it through', () => {
    const copied = image.copies.filter(({ stage }) => stage === undefined).flatMap(({ from }) => from);
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const [first, ...others] = read('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(first).toBe('*');
    expect([...new Set(copied)].sort()).toEqual(others.flatMap((line) => /^!(.+)/.exec(line)?.[1] ?? []).sort());
  });

  it('keeps databases and tokens out of the image', () => {
    const ignored = read('.gitignore').split('\n');
    const inData = ignored.filter((line) => line.startsWith('data/'));
    expect(inData.length).toBeGreaterThan(0);
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(inData));
    expect(image.copies.flatMap(({ from }) => from)).not.toContain('.');
  });

  it('starts the bot by itself, so that signals reach it, and never as root', () => {
    expect(image.entrypoint).toEqual([]);
    expect(image.command).toEqual(['node', 'dist/src/main.js']);
    expect(image.stopSignal).toBe('SIGTERM');
    expect(image.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('sets only variables that the bot reads', () => {
    expect(Object.keys(image.variables).filter((name) => !knownVariables.includes(name))).toEqual([]);
    expect(image.variables.DATABASE_URL).toBe(`file:${image.volume}/tipjar.db`);
  });
});

describe('what the Dockerfile copies', () => {
  const NOBODY = 65_534;
  const isRoot = process.getuid?.() === 0;
  const folder = freshFolder();
  const app = join(folder, 'app');
  const data = join(folder, 'data');
  let platforms: Platforms;

  /** What `npm prune --omit=dev` leaves. */
  function linkProductionPackages(to: string): void {
    for (const [path, { dev }] of Object.entries<{ dev?: boolean }>(JSON.parse(read('package-lock.json')).packages)) {
      if (path === '' || dev || path.lastIndexOf('node_modules/') > 0) continue;
      mkdirSync(dirname(join(to, '..', path)), { recursive: true });
      if (existsSync(join(root, path))) symlinkSync(join(root, path), join(to, '..', path));
    }
  }

  beforeAll(async () => {
    platforms = await openPlatforms(async () => undefined);
    mkdirSync(app);
    mkdirSync(data, { mode: 0o700 });
    for (const { from, to } of image.copies.filter(({ last }) => last)) {
      for (const path of from.map((one) => one.replace('/build/', ''))) {
        const target = to.endsWith('/') ? join(app, to, path) : join(app, to);
        if (path === 'node_modules') linkProductionPackages(target);
        else cpSync(join(root, path), target, { recursive: true, filter: (file) => !/\.db|sandbox-town/.test(file) });
      }
    }
    execFileSync('chmod', ['-R', 'a-w,a+rX', app]);
    chmodSync(folder, 0o755);
    if (isRoot) chownSync(data, NOBODY, NOBODY);
  });
  afterAll(() => platforms.close());

  /** Starts it as the image would, as a user who may write nothing but its data. */
  function start([program, ...words]: string[], variables: Record<string, string>) {
    expect(program).toBe('node');
    const child = spawn(process.execPath, words, {
      cwd: app,
      env: { ...image.variables, ...variables, DATABASE_URL: `file:${data}/tipjar.db` },
      ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
    const ended = new Promise((resolve) => child.once('close', resolve));
    return { child, output: () => output, ended };
  }

  it('is all that running takes, with read-only code, and the health check finds the bot well', async () => {
    const variables = { ...platforms.variables, HOST: '127.0.0.1', PORT: '0' };
    const bot = start(image.command, variables);
    for (const line of ['tip jar: started', 'discord: connected', 'slack: connected'])
      await expect.poll(bot.output).toContain(line);
    const own = { ...variables, PORT: /"port":(\d+)/.exec(bot.output())?.[1] ?? '' };
    const check = start(image.healthCheck, own);
    expect([await check.ended, check.output()]).toEqual([0, '']);
    expect(readdirSync(data)).toContain('tipjar.db');
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.output()).toContain('tip jar: stopped');
    const late = start(image.healthCheck, own);
    expect(await late.ended).toBe(1);
  });
});
