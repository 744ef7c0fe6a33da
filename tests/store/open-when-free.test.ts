import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openWhenFree } from '../../src/store/open-when-free.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { StoreInUse } from '../../src/store/store-error.ts';

let file: string;

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'tip-jar-')), 'jar.db');
});

describe('opening a store that another process may have', () => {
  it('waits until the other one has closed it', async () => {
    const before = openStore(file);
    const opening = openWhenFree(file);
    await before.write({ id: '1', at: 1 }, (writing) => writing.putJar('discord:1', 1));
    await before.close();
    const store = await opening;
    expect(await store.read((reading) => reading.jar('discord:1'))).toBeDefined();
    await store.close();
  });

  it('gives up after two seconds and says which process has it', async () => {
    const other = openStore(file);
    const start = performance.now();
    const opening = openWhenFree(file);
    await expect(opening).rejects.toThrow(StoreInUse);
    await expect(opening).rejects.toThrow(`in use by process ${process.pid}`);
    expect(performance.now() - start).toBeGreaterThan(2_000);
    await other.close();
  });

  it('gives up at once when the file is no database', async () => {
    writeFileSync(file, 'This is a shopping list, and a long one at that. '.repeat(100));
    const start = performance.now();
    await expect(openWhenFree(file)).rejects.toThrow('is damaged');
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
