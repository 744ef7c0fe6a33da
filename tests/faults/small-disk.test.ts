import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';

/** A real disk of one megabyte, which root alone may mount. */
const mounted = mountDisk();

function mountDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'tip-jar-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch (error) {
    console.warn(`tests with a small disk are skipped: it can't be mounted (${String(error)})`);
    return undefined;
  }
}

/** Fills what is left of the disk. */
function fill(file: string): void {
  for (const size of [4_096, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // It is full, as it should be.
    }
  }
}

it.skipIf(!mounted)(
  'a database on a full disk of one megabyte is read, refuses changes, and says at a start that it is full',
  async () => {
    const disk = mounted ?? '';
    onTestFinished(() => void execFileSync('umount', [disk]));
    const [file, filler] = [join(disk, 'jar.db'), join(disk, 'filler')];
    const full = /there is no space left on its disk \(SQLITE_/;
    let store = openStore(file);
    let saved = 0;
    const write = (message: string) =>
      store.write({ id: `${saved} ${message}`, at: 1 }, (writing) =>
        writing.putJar(`discord:${saved}`, 1, { message }),
      );
    await write('first');
    fill(filler);
    await expect(
      (async () => {
        for (; ; saved += 1) await write('x'.repeat(200));
      })(),
    ).rejects.toThrow(full);
    await expect(store.check()).rejects.toThrow(full);
    expect(await store.read((reading) => reading.jar('discord:0'))).toBeDefined();
    rmSync(filler);
    await store.check();
    await write('again');
    await store.close();

    fill(filler);
    expect(() => openStore(file)).toThrow(full);
    rmSync(`${file}.lock`);
    fill(filler);
    expect(() => openStore(file)).toThrow(full);
    rmSync(filler);
    store = openStore(file);
    expect((await store.read((reading) => reading.jar(`discord:${saved}`)))?.message).toBe('again');
    await store.close();
  },
);
