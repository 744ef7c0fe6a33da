import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { oncePerDay } from '../../../src/connections/once-per-day.ts';
import { backedUpServer } from '../../../src/store/backed-up.ts';
import { type Backups, createBackups } from '../../../src/store/backups.ts';
import type { Copied } from '../../../src/store/copying.ts';
import { type Store, StoreError } from '../../../src/store/store.ts';
import { recordedLog } from '../../support/recorded-log.ts';
import { postgres } from '../engines.ts';
import { freshFile } from '../files.ts';

describe.each(postgres)('daily backups of a database on $name', ({ place }) => {
  let store: Store;
  let log: ReturnType<typeof recordedLog>;
  let made: Backups[];
  let fails: Error | undefined;

  beforeEach(async () => {
    store = await (await place()).open();
    log = recordedLog();
    made = [];
    fails = undefined;
  });
  afterEach(async () => {
    for (const backups of made) await backups.end();
    await store.close();
  });

  const freshFolder = () => {
    const folder = join(dirname(freshFile()), 'backups');
    mkdirSync(folder);
    return folder;
  };

  async function written(to: string): Promise<Copied> {
    if (fails) throw fails;
    writeFileSync(to, 'a copy');
    return { jars: 1, links: 1, damagedLinks: 0, lastWrite: 1, size: 6 };
  }

  /** What one of several processes that share the database does. */
  function process(folder: string): Backups {
    const once = (work: () => Promise<void>) => oncePerDay(store, { name: 'backup' }, work);
    const of = backedUpServer('postgres://nobody@nowhere/jars', 'tipjar.db', once, (to) => ({
      done: written(to),
      end: async () => undefined,
    }));
    const backups = createBackups({ of, folder, log });
    made.push(backups);
    return backups;
  }

  it('one is made by all processes together, and those that share its folder know of it', async () => {
    const [shared, own] = [freshFolder(), freshFolder()];
    const [first, second] = [process(shared), process(shared)];
    process(own);
    for (const backups of [first, second]) backups.begin();
    await vi.waitFor(() => expect(log.times('a backup was made')).toBe(1));
    for (const backups of made) backups.begin();
    await vi.waitFor(() => expect(made.filter((backups) => backups.condition()?.last)).toEqual([first, second]));
    await Promise.all(made.map((backups) => backups.end()));
    expect([readdirSync(shared), readdirSync(own)]).toEqual([[expect.stringMatching(/^tipjar\.db\.backup-2/)], []]);
    expect(log.times('a backup was made')).toBe(1);
  });

  it('where one process fails, its log and its health check say why, and another one makes it', async () => {
    const [first, second] = [process(freshFolder()), process(freshFolder())];
    fails = new StoreError('there is no room');
    first.begin();
    await vi.waitFor(() => expect(first.condition()?.problem).toBe('there is no room'));
    fails = undefined;
    second.begin();
    await vi.waitFor(() => expect(second.condition()?.last).toBeGreaterThan(0));
    expect(second.condition()?.problem).toBeUndefined();
  });
});
