import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { newListing } from '../../src/jars/listing.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { engines } from './engines.ts';
import { everything, freshFile } from './files.ts';

const ADA = 'discord:100200300400500600';

describe.each(engines)('the store on $name', ({ emptied }) => {
  it('still has what it acknowledged when it is opened again', async () => {
    const { open } = await emptied();
    const first = await open();
    await first.write({ id: '1', at: 1 }, async (writing) => {
      await writing.putJar(ADA, 1, { message: 'Hello' });
      await writing.putLink(ADA, { provider: 'paypal', handle: 'ada', at: 2 });
      await writing.putLink(ADA, { provider: 'ko-fi', handle: 'ada', at: 3 });
      await writing.putListing(newListing('discord:1', ADA, 4));
    });
    await first.close();
    const second = await open();
    const jar = await second.read((reading) => reading.jar(ADA));
    expect(jar?.links.map((link) => link.provider)).toEqual(['paypal', 'ko-fi']);
    expect(jar?.message).toBe('Hello');
    await second.close();
  });

  it('makes every change of a write, or none if it fails', async () => {
    const store = await (await emptied()).open();
    const fault = store.write({ id: '1', at: 1 }, async (writing) => {
      await writing.putJar(ADA, 1);
      throw new Error('half way');
    });
    await expect(fault).rejects.toThrow('half way');
    expect(await store.read((reading) => reading.jar(ADA))).toBeUndefined();
    expect(await store.write({ id: '1', at: 1 }, (writing) => writing.putJar(ADA, 1))).toBeDefined();
    await store.close();
  });

  it('does a delivery’s work once', async () => {
    const store = await (await emptied()).open();
    const work = () => store.write({ id: 'same', at: 1 }, async () => 'done');
    expect(await work()).toEqual({ result: 'done' });
    expect(await work()).toBeUndefined();
    await store.close();
  });

  it('forgets deliveries after a day', async () => {
    const store = await (await emptied()).open();
    await store.write({ id: 'old', at: 0 }, async () => 'done');
    const later = 25 * 60 * 60 * 1000;
    expect(await store.write({ id: 'new', at: later }, async () => 'done')).toBeDefined();
    expect(await store.write({ id: 'old', at: later }, async () => 'done')).toBeDefined();
    await store.close();
  });

  it('tells when it was last written before a time', async () => {
    const store = await (await emptied()).open();
    expect(await store.lastWrite(100)).toBeUndefined();
    for (const at of [20, 90, 100]) await store.write({ id: `${at}`, at }, async () => 'done');
    expect(await store.lastWrite(100)).toBe(90);
    await store.close();
  });

  it('keeps the place of a link that is changed', async () => {
    const store = await (await emptied()).open();
    await store.write({ id: '1', at: 1 }, async (writing) => {
      await writing.putJar(ADA, 1);
      await writing.putLink(ADA, { provider: 'paypal', handle: 'one', at: 1 });
      await writing.putLink(ADA, { provider: 'ko-fi', handle: 'one', at: 1 });
      await writing.putLink(ADA, { provider: 'paypal', handle: 'two', at: 2 });
    });
    const jar = await store.read((reading) => reading.jar(ADA));
    expect(jar?.links.map((link) => link.handle)).toEqual(['two', 'one']);
    await store.close();
  });
});

describe('the store in a file', () => {
  it('erases an account from the files too', async () => {
    const file = freshFile();
    const store = openStore(file);
    await store.write({ id: '1', at: 1 }, async (writing) => {
      await writing.putJar(ADA, 1, { message: 'a-secret-of-mine' });
      await writing.putLink(ADA, { provider: 'paypal', handle: 'handle-of-mine', at: 1 });
      await writing.putListing(newListing('discord:1', ADA, 1));
      await writing.putDraft('discord:1', ADA, { typed: { paypal: 'draft-of-mine' }, removed: [], at: 1 });
    });
    expect(everything(file).includes('handle-of-mine')).toBe(true);
    expect(await store.erase({ id: '2', at: 2 }, ADA)).toMatchObject({ result: { swept: true } });
    for (const trace of ['a-secret-of-mine', 'handle-of-mine', 'draft-of-mine', ADA]) {
      expect(everything(file).includes(trace), trace).toBe(false);
    }
    await store.close();
  });

  it('waits while somebody else has a short lock, without blocking the process', async () => {
    const file = freshFile();
    const store = openStore(file);
    const other = new Sqlite(file);
    other.exec('BEGIN IMMEDIATE');
    setTimeout(() => other.exec('COMMIT'), 400);
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 10);
    await store.write({ id: '1', at: 1 }, (writing) => writing.putJar(ADA, 1));
    clearInterval(ticking);
    expect(await store.read((reading) => reading.jar(ADA))).toBeDefined();
    expect(ticks).toBeGreaterThan(3);
    other.close();
    await store.close();
  });

  it('gives up a write when somebody else’s lock lasts longer than two seconds', async () => {
    const file = freshFile();
    const store = openStore(file);
    const other = new Sqlite(file);
    other.exec('BEGIN IMMEDIATE');
    const start = performance.now();
    const write = store.write({ id: '1', at: 1 }, (writing) => writing.putJar(ADA, 1));
    await expect(write).rejects.toMatchObject({ name: 'NotSaved', cause: { code: 'SQLITE_BUSY' } });
    expect(Math.ceil(performance.now() - start)).toBeGreaterThanOrEqual(2_000);
    other.close();
    expect(await store.write({ id: '1', at: 1 }, async () => 'done')).toEqual({ result: 'done' });
    await store.close();
  });
});

it.each([':memory:', 'a file'])('who reads after it was closed fails, and nobody waits for ever: %s', async (place) => {
  const store = openStore(place === 'a file' ? freshFile() : place);
  await store.close();
  for (let times = 0; times < 2; times += 1) {
    await expect(store.read((reading) => reading.jar(ADA))).rejects.toThrow('not open');
  }
});
