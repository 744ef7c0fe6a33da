import { copyFileSync, renameSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { freshFile } from './files.ts';

const ADA = 'discord:1';

let file: string;
let store: Store;

beforeEach(async () => {
  file = freshFile();
  store = openStore(file);
  await store.write({ id: '1', at: 1 }, (writing) => writing.putJar(ADA, 1, { message: 'before' }));
});
afterEach(() => store.close());

const change = () => store.write({ id: '2', at: 1 }, (writing) => writing.putJar(ADA, 1, { message: 'after' }));
const message = async () => (await store.read((reading) => reading.jar(ADA)))?.message;

it.each(['', '-wal', '-shm'])(
  'a store whose file jar.db%s was removed refuses to write and says why, until it is back',
  async (end) => {
    renameSync(`${file}${end}`, `${file}.aside`);
    await expect(change()).rejects.toMatchObject({ name: 'NotSaved', message: expect.stringContaining('was removed') });
    await expect(store.check()).rejects.toThrow(`${file}${end} was removed`);
    expect(await message()).toBe('before');
    renameSync(`${file}.aside`, `${file}${end}`);
    await store.check();
    await change();
    expect(await message()).toBe('after');
  },
);

it('a store whose file was replaced by a copy refuses to write and says why', async () => {
  copyFileSync(file, `${file}.copy`);
  renameSync(`${file}.copy`, file);
  await expect(store.check()).rejects.toThrow(`${file} was replaced`);
  await expect(change()).rejects.toMatchObject({ name: 'NotSaved' });
  await expect(store.erase({ id: '3', at: 1 }, ADA)).rejects.toMatchObject({ name: 'NotSaved' });
  expect(await message()).toBe('before');
});
