import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { disk, start, until } from './support.ts';

/** In bytes. The first rooms are too small for a database. */
const ROOMS = Array.from({ length: 90 }, (_, at) => at * 12_000);

it.skipIf(!disk)(
  'a disk that is full after any number of bytes loses nothing, serves reads and recovers by itself',
  async () => {
    const counts = { refusedToStart: 0, recovered: 0, acknowledged: 0 };
    for (const room of ROOMS) {
      const folder = mkdtempSync(join(tmpdir(), 'tip-jar-full-'));
      const [file, flag] = [join(folder, 'jar.db'), join(folder, 'full')];
      writeFileSync(flag, '');
      const env = { LD_PRELOAD: disk ?? '', DISK_ROOM: String(room), DISK_FULL: flag };
      const { lines, ended, errors } = start('fill', file, { env });
      const refusal = () => lines.find((line) => typeof line === 'object');
      const over = await Promise.race([ended, until(() => refusal() !== undefined)]);
      if (over !== undefined) {
        expect(errors(), String(room)).toMatch(/StoreError: .* can’t be used: there is no space left on its disk/);
        counts.refusedToStart += 1;
        continue;
      }
      const acknowledged = lines.filter((line) => typeof line === 'number').length;
      const message = 'the database can’t be written: there is no space left on its disk (SQLITE_FULL)';
      const first = acknowledged > 0 ? { first: 1 } : {};
      expect(refusal(), String(room)).toEqual({ name: 'NotSaved', message, health: message, ...first });
      rmSync(flag);
      expect(await ended, errors()).toBe(0);
      const store = openStore(file);
      for (let number = 0; number <= acknowledged; number += 1) {
        const jar = await store.read((reading) => reading.jar(`discord:${number}`));
        expect(jar?.links, `${number} of ${acknowledged} with ${room} bytes`).toHaveLength(1);
      }
      await store.verify();
      await store.check();
      await store.close();
      counts.recovered += 1;
      counts.acknowledged += acknowledged;
    }
    console.log('full disks', counts);
    expect(counts.refusedToStart).toBeGreaterThan(0);
    expect(counts.recovered).toBeGreaterThan(30);
  },
);
