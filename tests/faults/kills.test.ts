import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { start } from './support.ts';

const KILLS = 100;

it(`${KILLS} kills while it writes lose nothing that was acknowledged, and it starts again within two seconds`, async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tip-jar-kills-')), 'jar.db');
  let next = 0;
  let slowest = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const begin = performance.now();
    const { child, lines, ended, errors } = start('write', file, { number: next });
    await Promise.race([
      new Promise((resolve) => child.stdout.once('data', resolve)),
      ended.then((code) => Promise.reject(new Error(`it ended with ${code}: ${errors()}`))),
    ]);
    slowest = Math.max(slowest, performance.now() - begin);
    await wait(Math.random() * 150);
    child.kill('SIGKILL');
    await ended;
    const acknowledged = Number(lines.at(-1));
    const database = new Sqlite(file);
    const kept = database.prepare<[], string>('SELECT account FROM link').pluck().all();
    if (kill % 10 === 9) expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
    const there = new Set(kept);
    const lost = Array.from({ length: acknowledged + 1 }, (_, number) => number).filter(
      (number) => !there.has(`discord:${number}`),
    );
    expect(lost).toEqual([]);
    next = acknowledged + 1;
  }
  console.log(
    `${KILLS} kills, ${next} writes acknowledged, none lost; slowest start with a first write ${slowest.toFixed(0)} ms`,
  );
  expect(slowest).toBeLessThan(2_000);
});
