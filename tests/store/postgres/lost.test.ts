import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPool } from '../../../src/store/postgres/pool.ts';
import { openPostgres } from '../../../src/store/postgres/store.ts';
import type { Store } from '../../../src/store/store.ts';
import { createTown, type Town } from '../../support/town.ts';
import { freshDatabase, server } from '../engines.ts';
import { type Network, openNetwork } from './proxy.ts';

const ADA = 'slack:T1:ADA';

let url: string;
let network: Network;
let store: Store;
let town: Town;
let logged: string[];

describe.skipIf(!server)('a database that is lost', () => {
  beforeEach(async () => {
    url = await freshDatabase(server ?? '');
    network = await openNetwork(url);
    logged = [];
    const log = {
      error: (...said: unknown[]) => logged.push(String(said.at(-1))),
      info: (said: string) => logged.push(said),
    };
    store = await openPostgres((lost) => createPool(network.url, lost), log);
    town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } }, store);
    await town.person('ADA').says('/tipjar add ko-fi ada');
    await town.person('ADA').presses({ command: 'tipjar publish' });
  });
  afterEach(async () => {
    network.mend();
    await store.close();
    network.close();
  });

  async function timed<Result>(work: Promise<Result>): Promise<{ result: Result; took: number }> {
    const begun = performance.now();
    return { result: await work, took: performance.now() - begun };
  }

  const reaches = () =>
    store.check().then(
      () => true,
      () => false,
    );

  it.each(['cut', 'freeze'] as const)('is answered for within three seconds, and used again: %s', async (how) => {
    network[how]();
    const answers = await Promise.all([
      timed(town.person('BEN').says('/tip @ada')),
      timed(town.person('BEN').says('/tipjar add ko-fi ben')),
    ]);
    for (const { result, took } of answers) {
      expect(result).toSay('call.unreachable');
      expect(took).toBeLessThan(3_000);
    }
    expect(town.logged).toEqual([]);
    await expect.poll(reaches, { timeout: 5_000 }).toBe(false);
    await expect(store.check()).rejects.toThrow('the database can’t be reached');

    network.mend();
    await expect.poll(reaches, { timeout: 10_000 }).toBe(true);
    expect((await town.person('BEN').says('/tip @ada')).links).toEqual(['https://ko-fi.com/ada']);
    expect(await town.person('BEN').says('/tipjar add ko-fi ben')).toSay('add.done');
    expect(logged.filter((line) => line.startsWith('the database can’t be reached'))).toHaveLength(1);
    expect(logged.filter((line) => line === 'the database is back')).toHaveLength(1);
  });

  it('is not noticed by who reads or writes next when only its connections were cut', async () => {
    network.cut();
    network.mend();
    expect((await town.person('BEN').says('/tip @ada')).links).toEqual(['https://ko-fi.com/ada']);
    network.cut();
    network.mend();
    expect(await town.person('BEN').says('/tipjar add ko-fi ben')).toSay('add.done');
  });

  it.each(['before', 'after'] as const)(
    'a change is made once where the connection is cut %s its commit',
    async (when) => {
      let runs = 0;
      network.cutAtCommit(when);
      const done = await store.write({ id: 'one', at: town.clock.now }, async (writing) => {
        runs += 1;
        await writing.putJar(ADA, 1, { message: `run ${runs}` });
        return runs;
      });
      expect(done).toEqual({ result: when === 'before' ? 2 : 1 });
      expect((await store.read((reading) => reading.jar(ADA)))?.message).toBe(`run ${when === 'before' ? 2 : 1}`);
      expect(await store.write({ id: 'one', at: town.clock.now }, async () => 'again')).toBeUndefined();
    },
  );

  it('who made a change is told that nobody knows yet, where the database stays away after the commit', async () => {
    network.cutAtCommit('after', true);
    const { result, took } = await timed(town.person('BEN').says('/tipjar add ko-fi ben'));
    expect(result).toSay('call.maybe-saved');
    expect(took).toBeLessThan(3_000);
    network.mend();
    await expect.poll(reaches, { timeout: 10_000 }).toBe(true);
    expect((await store.read((reading) => reading.jar(town.person('BEN').account)))?.links).toHaveLength(1);
  });
});
