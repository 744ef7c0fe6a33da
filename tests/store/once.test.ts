import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newListing } from '../../src/jars/listing.ts';
import type { Store } from '../../src/store/store.ts';
import { postgres } from './engines.ts';

const NOW = Date.UTC(2026, 10, 28);

describe.each(postgres)('two processes on one $name', ({ place }) => {
  let stores: Store[];
  beforeEach(async () => {
    const { open } = await place();
    stores = [await open(), await open()];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
  });

  const onBoth = <Result>(work: (store: Store, nth: number) => Promise<Result>) => Promise.all(stores.map(work));

  it('do a delivery once that both get at the same moment', async () => {
    for (let nth = 0; nth < 10; nth += 1) {
      const done = await onBoth((store) =>
        store.write({ id: `delivery ${nth}`, at: NOW, community: 'discord:1' }, (writing) =>
          writing.putEntry({ community: 'discord:1', at: NOW + nth, actor: 'discord:1', action: 'link.changed' }),
        ),
      );
      expect(done.filter((one) => one !== undefined)).toHaveLength(1);
    }
    expect(await stores[0]?.read((reading) => reading.journal('discord:1', 100))).toHaveLength(10);
  });

  it('don’t both do what only the first may do', async () => {
    for (let nth = 0; nth < 5; nth += 1) {
      const first = await onBoth((store, at) =>
        store.write({ id: `${nth} ${at}`, at: NOW }, (writing) => writing.firstIn(1_000, NOW, `thing ${nth}`)),
      );
      expect(first.map((done) => done?.result).toSorted()).toEqual([false, true]);
    }
  });

  it('each make their change of what both have read', async () => {
    await onBoth(async (store, nth) => {
      for (let times = 0; times < 5; times += 1) {
        await store.write({ id: `${nth} ${times}`, at: NOW, patience: 10_000 }, async (writing) => {
          const jar = await writing.jar('discord:1');
          await writing.putJar('discord:1', NOW, { message: String(Number(jar?.message ?? 0) + 1) });
        });
      }
    });
    expect((await stores[0]?.read((reading) => reading.jar('discord:1')))?.message).toBe('10');
  });

  it('see at once what the other has changed of a policy, and that a community is back', async () => {
    const [one, other] = stores;
    await one?.read((reading) => reading.policy('discord:1'));
    await other?.write({ id: 'off', at: NOW }, (writing) => writing.putPolicy('discord:1', { on: false }));
    expect((await one?.read((reading) => reading.policy('discord:1')))?.on).toBe(false);
    await other?.leave('discord:1', NOW);
    await one?.comeBack('discord:1');
    expect(await other?.expire(NOW + 31 * 24 * 60 * 60 * 1000)).toEqual([]);
  });

  it('a read sees one moment, whatever the other writes meanwhile', async () => {
    const [one, other] = stores;
    await one?.write({ id: 'jar', at: NOW }, async (writing) => {
      await writing.putJar('discord:1', NOW, { message: 'before' });
      await writing.putListing(newListing('discord:1', 'discord:1', NOW));
    });
    let wrote: Promise<unknown> = Promise.resolve();
    const seen = await one?.read(async (reading) => {
      const before = await reading.jar('discord:1');
      wrote = Promise.resolve(
        other?.write({ id: 'later', at: NOW }, (writing) => writing.putJar('discord:1', NOW, { message: 'after' })),
      );
      await Promise.race([wrote, new Promise((resolve) => setTimeout(resolve, 300))]);
      return [before?.message, (await reading.jar('discord:1'))?.message];
    });
    await wrote;
    expect(seen).toEqual(['before', 'before']);
    expect((await one?.read((reading) => reading.jar('discord:1')))?.message).toBe('after');
  });
});
