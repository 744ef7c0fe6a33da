import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { start, until } from './support.ts';

const BACKUPS = 20;

it('a backup under load has all that was acknowledged before it began, and can be opened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tip-jar-backup-'));
  const file = join(folder, 'jar.db');
  const { child, lines, ended } = start('write', file);
  for (let backup = 0; backup < BACKUPS; backup += 1) {
    await until(() => lines.length > backup * 20);
    const acknowledged = Number(lines.at(-1));
    const copy = join(folder, `${backup}.db`);
    const script = 'new (require("better-sqlite3"))(process.argv[1]).prepare("VACUUM INTO ?").run(process.argv[2])';
    execFileSync(process.execPath, ['-e', script, file, copy]);
    const store = openStore(copy);
    for (let number = 0; number <= acknowledged; number += 1) {
      expect((await store.read((reading) => reading.jar(`discord:${number}`)))?.links).toHaveLength(1);
    }
    await store.verify();
    await store.check();
    await store.close();
  }
  child.kill('SIGKILL');
  await ended;
  console.log(`${BACKUPS} backups, ${lines.length} writes meanwhile`);
});
