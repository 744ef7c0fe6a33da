import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { root } from '../../src/root.ts';

/** Set by the gate: where a browser is promised, a missing one is a failure. */
const promised = process.env.TIP_JAR_BROWSER;
const places = [promised, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const browserFile = places.find((place) => place !== undefined && existsSync(place));

/** Why the browser tests can't run here, if they can't. */
export const noBrowser =
  browserFile === undefined && promised === undefined
    ? 'no Chromium here: the page is tested where TIP_JAR_BROWSER or /usr/bin/chromium names one'
    : undefined;

export function openBrowser(): Promise<Browser> {
  if (browserFile === undefined) throw new Error(`TIP_JAR_BROWSER names ${promised}, and there is nothing there`);
  const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  const args = ['--no-sandbox', ...quiet, '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: browserFile, args });
}

/** Tip Jar as `npm start` runs it, in a folder of its own, without a token. */
export async function startSandbox(folder = mkdtempSync(join(tmpdir(), 'tip-jar-page-'))) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0' };
  const child = spawn(process.execPath, [join(root, 'dist/src/main.js')], { cwd: folder, env });
  const address = await new Promise<string>((resolve, reject) => {
    let told = '';
    child.stdout.on('data', (data) => {
      told += String(data);
      const found = /sandbox is open at (http:\/\/localhost:\d+)/.exec(told)?.[1];
      if (found) resolve(found);
    });
    child.stderr.on('data', (data) => {
      told += String(data);
    });
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}:\n${told}`)));
  });
  return { folder, address, stop: () => stop(child) };
}

/** Resolves to the exit code of a process that is asked to end. */
function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}
