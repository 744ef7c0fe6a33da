import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { root } from '../../src/root.ts';
import { freshFolder } from '../support/process.ts';

const UNIT = 'deploy/systemd/tip-jar.service';
const unit = readFileSync(join(root, UNIT), 'utf8');

/** All that is set under a name, in the order of the file. */
const set = (name: string) => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value);

const analyze = process.env.TIP_JAR_SYSTEMD ?? '/usr/bin/systemd-analyze';
/** Where it was asked for, it may not be skipped. */
const canAnalyze = process.env.TIP_JAR_SYSTEMD !== undefined || existsSync(analyze);

/** The command of the unit as it is on this machine. */
const [program, ...words] = (set('ExecStart')[0] ?? '')
  .replace('/usr/bin/node', process.execPath)
  .replace('/opt/tip-jar', root)
  .split(' ');

describe('the systemd unit', () => {
  it.skipIf(!canAnalyze)('leaves an exposure of 2.0 or less, as systemd itself counts it', () => {
    const { stdout, stderr } = spawnSync(analyze, ['security', '--offline=true', '--no-pager', join(root, UNIT)], {
      encoding: 'utf8',
    });
    const exposure = /exposure level for tip-jar\.service: (\d+\.\d+)/.exec(stdout)?.[1];
    expect(exposure, stderr).toBeDefined();
    expect(Number(exposure)).toBeLessThanOrEqual(2);
  });

  it.skipIf(!canAnalyze)('has nothing in it that systemd doesn’t know', () => {
    const file = join(freshFolder(), 'tip-jar.service');
    writeFileSync(file, unit.replace(/^ExecStart=.*$/m, `ExecStart=${[program, ...words].join(' ')}`));
    const { stdout, stderr, status } = spawnSync(analyze, ['verify', '--man=no', file], { encoding: 'utf8' });
    expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 });
  });

  it('doesn’t keep V8 from making machine code, and claims no watchdog that nobody feeds', () => {
    expect(set('MemoryDenyWriteExecute')).toEqual([]);
    expect(set('WatchdogSec')).toEqual([]);
  });

  it('starts the bot again as its exit status asks for, and leaves it the time to end', () => {
    expect(set('Restart')).toEqual(['on-failure']);
    const seconds = Number(/LAST_CALL = (\d+)_000/.exec(readFileSync(join(root, 'src/main.ts'), 'utf8'))?.[1]);
    expect(Number.parseInt(set('TimeoutStopSec')[0] ?? '', 10)).toBeGreaterThan(seconds);
  });

  it('starts a bot that takes its variables from the credential and keeps its data in the state directory', async () => {
    const credentials = freshFolder();
    const state = freshFolder();
    const env = ['# A comment', 'DISCORD_TOKEN="x"', 'DISCORD_API_URL=http://127.0.0.1:9/api', 'PORT=0'].join('\n');
    writeFileSync(join(credentials, set('LoadCredential')[0]?.split(':')[0] ?? ''), env);
    const inPlace = words.map((word) => word.replace('%d', credentials));
    const bot = spawn(program ?? '', inPlace, { cwd: state, env: {} });
    onTestFinished(() => void bot.kill('SIGKILL'));
    let output = '';
    for (const stream of [bot.stdout, bot.stderr]) {
      stream.on('data', (part) => {
        output += String(part);
      });
    }
    const ended = new Promise((resolve) => bot.once('close', resolve));
    await expect.poll(() => output).toContain('discord: could not connect');
    expect(readdirSync(join(state, 'data'))).toContain('tipjar.db');
    expect(statSync(join(state, 'data')).mode & 0o777).toBe(0o700);
    bot.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
