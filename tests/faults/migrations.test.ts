import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { earlierDatabase } from '../store/versions.ts';
import { disk, start } from './support.ts';

it.skipIf(!disk).each([0, 1, 2, 4])(
  'a migration from schema %i can be killed at every write, and is done at the next start',
  async (version) => {
    const folder = mkdtempSync(join(tmpdir(), 'tip-jar-migration-'));
    const before = join(folder, 'before.db');
    if (version > 0) earlierDatabase(before, version);
    let kills = 0;
    for (let operation = 1; ; operation += 1) {
      const file = join(folder, `${operation}.db`);
      if (version > 0) copyFileSync(before, file);
      const killed = start('open', file, { env: { LD_PRELOAD: disk ?? '', DISK_KILL: String(operation) } });
      const code = await killed.ended;
      const store = openStore(file);
      const jar = await store.read((reading) => reading.jar('discord:1'));
      if (version > 0) expect(jar?.links).toEqual([{ provider: 'paypal', handle: 'ada', changedAt: 1 }]);
      expect(await store.check()).toEqual({ damagedLinks: 0 });
      await store.verify();
      await store.check();
      await store.close();
      if (code !== 'SIGKILL') {
        expect(code, killed.errors()).toBe(0);
        break;
      }
      kills += 1;
    }
    console.log(`schema ${version}: killed at each of ${kills} operations`);
    expect(kills).toBeGreaterThan(10);
  },
);
