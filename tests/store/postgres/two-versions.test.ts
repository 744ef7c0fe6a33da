import { setImmediate as breathe } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { migrations } from '../../../src/store/migrations/index.ts';
import { openPostgres } from '../../../src/store/postgres/store.ts';
import type { Store, StoreError } from '../../../src/store/store.ts';
import { createTown } from '../../support/town.ts';
import { postgres } from '../engines.ts';

const LIST = '../../../src/store/migrations/index.ts';
const quiet = { error: () => undefined, info: () => undefined };

/** The code that opens a database, as a version has it that knows other migrations. */
async function versionWith(list: readonly string[]): Promise<{ openPostgres: typeof openPostgres }> {
  vi.resetModules();
  vi.doMock(LIST, () => ({ migrations: list }));
  try {
    return await import('../../../src/store/postgres/store.ts');
  } finally {
    vi.doUnmock(LIST);
    // Tests that come later in this process have the migrations that there are.
    vi.resetModules();
  }
}

const before = () => versionWith(migrations.slice(0, -1));
const own = async () => ({ openPostgres });
/** A version that has gone on by so many schemas. */
const later = (schemas: number) =>
  versionWith([
    ...migrations,
    ...['CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT;', 'DROP TABLE nudge;'].slice(0, schemas),
  ]);

describe.each(postgres)('on one database on $name', ({ place }) => {
  /** A bot of a version, with what it was told about others. */
  async function start({ sessions }: Awaited<ReturnType<typeof place>>, version: ReturnType<typeof own>) {
    const told: StoreError[] = [];
    const { openPostgres: open } = await version;
    const store = await open(sessions, quiet, { onOutdated: (error) => told.push(error) });
    onTestFinished(() => store.close());
    return { ...bot(store), store, told };
  }

  function bot(store: Store) {
    const town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } }, store);
    return {
      town,
      adds: async (service: string) => {
        expect((await town.person('ADA').says(`/tipjar add ${service} ada`)).refused).toBe(false);
      },
      tips: async () => (await town.person('BEN').says('/tip @ada')).links.map((link) => new URL(link).hostname),
    };
  }

  it('a version goes on reading and writing while and after the next one changes the schema', async () => {
    const where = await place();
    const old = await start(where, before());
    await old.adds('paypal');
    let going = true;
    const refused: string[] = [];
    const load = (async () => {
      for (let number = 0; going; number += 1) {
        // A database in this process answers without waiting, so the next version would have no turn.
        await breathe();
        const answer = await old.town.person('ADA').says(`/tipjar message hello ${number}`);
        if (answer.refused) refused.push(JSON.stringify(answer));
        if ((await old.tips()).length === 0) refused.push('nothing to tip');
      }
    })();
    const next = await start(where, own());
    going = false;
    await load;
    expect(refused).toEqual([]);
    expect(await where.rows('SELECT max(version) AS version FROM schema_version')).toEqual([
      { version: migrations.length },
    ]);
    await old.adds('ko-fi');
    expect(await next.tips()).toEqual(['paypal.me', 'ko-fi.com']);
    await next.adds('liberapay');
    expect(await old.tips()).toEqual(['paypal.me', 'ko-fi.com', 'liberapay.com']);
    expect([await old.store.check(), old.told]).toMatchObject([{ damagedLinks: 0 }, []]);
  });

  it('a version that is two behind changes nothing any more, and says so once', async () => {
    const where = await place();
    const old = await start(where, own());
    await old.adds('paypal');
    const next = await start(where, later(1));
    await old.adds('ko-fi');
    expect([await next.tips(), old.told]).toEqual([['paypal.me', 'ko-fi.com'], []]);

    await (await start(where, later(2))).store.check();
    expect(await old.town.person('ADA').says('/tipjar add liberapay ada')).toSay('call.unreachable');
    expect(await old.town.person('BEN').says('/tip @ada')).toSay('call.unreachable');
    await expect(old.store.check()).rejects.toThrow('was written by a newer Tip Jar');
    expect(old.told.map(({ message }) => message)).toEqual([
      expect.stringContaining(`schema ${migrations.length + 2}; this version knows ${migrations.length}`),
    ]);
    expect(old.town.logged).toEqual([]);
    expect([await next.tips(), next.told]).toEqual([['paypal.me', 'ko-fi.com'], []]);
  });
});
