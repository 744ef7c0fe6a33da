import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Community } from '../../src/ids.ts';
import { newListing } from '../../src/jars/listing.ts';
import { weekOf } from '../../src/jars/week.ts';
import type { Store } from '../../src/store/store.ts';
import { engines, inFile, type Place } from './engines.ts';
import { everything, freshFile, lock } from './files.ts';

const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 10, 22);
const ADA = 'discord:100200300400500600';
const BEN = 'discord:600500400300200100';

let place: Place;
let store: Store;

async function begin(where: Place): Promise<void> {
  place = where;
  store = await place.open();
  for (const community of ['discord:1', 'discord:2'] as const) await fill(community);
}
afterEach(() => store.close());

/** Writes something into every table that has a column for the community. */
async function fill(community: Community) {
  await store.write({ id: `fill ${community}`, at: START }, async (writing) => {
    for (const account of [ADA, BEN] as const) {
      await writing.putJar(account, START);
      await writing.putLink(account, { provider: 'paypal', handle: 'ada', at: START });
      await writing.putListing(newListing(community, account, START, 'Somebody'));
      await writing.putHeld(community, account, { provider: 'paypal', key: 'ada' });
      // Drafts, nudges and what waits in the outbox are kept for less than thirty days, unless the clock was wrong.
      await writing.putDraft(community, account, { typed: { paypal: 'ada' }, removed: [], at: START + 30 * DAY });
      await writing.putRemoval(community, account, {
        provider: 'paypal',
        key: 'ada',
        reason: '',
        at: START,
        cause: 'admin',
      });
      await writing.putNotice(community, account, { name: 'approved', values: {} }, START);
      const entry = { community, at: START, actor: account, subject: account, action: 'listing.listed' } as const;
      const content = await writing.putEntry(entry);
      await writing.putOutgoing({ community, recipient: '7', nonce: 'n', at: START + 30 * DAY, content });
    }
    await writing.putReport(community, ADA, { reporter: BEN, reason: 'odd', at: START });
    await writing.putNudge(community, BEN, `discord:${community}`, START + 30 * DAY);
    await writing.putPolicy(community, { eligibility: 'roles' });
    await writing.putAccess('role', community, '7', 'allow');
    await writing.putCategory(community, 'Baker');
    const listing = newListing(community, 'discord:3', START);
    await writing.putJar('discord:3', START);
    await writing.putListing({ ...listing, suspendedAt: START });
    const content = { card: {}, subject: ADA, about: 'request' } as const;
    await writing.putOutgoing({ community, recipient: 'desk', nonce: 'p', at: START, content });
  });
  const [posted] = await store.read((reading) => reading.outbox({ community, recipient: 'desk' }, 1, START));
  if (posted) await store.dropOutgoing(community, [posted.id], { told: false, message: '1' });
  await store.erase({ id: `erase ${community}`, at: START }, 'discord:3');
  const installed = { client: '1.2', app: 'A1', botUser: 'U1', scopes: 'chat:write', token: 'sealed', at: START };
  await store.installations.put({ community, ...installed });
  await store.putAsked([{ community, account: BEN, week: weekOf(START + 30 * DAY) }]);
}

/** The tables that have a column for the community, with all of their columns. */
const tables = {
  file: `
    SELECT m.name AS name, group_concat(c.name) AS columns FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' GROUP BY m.name HAVING max(c.name = 'community')`,
  server: `
    SELECT table_name AS name, string_agg(column_name, ',' ORDER BY ordinal_position) AS columns
    FROM information_schema.columns NATURAL JOIN information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
    GROUP BY table_name HAVING bool_or(column_name = 'community')`,
};

/** The rows about a community, for each table that has a column for the community. */
async function rowsOf(community: Community): Promise<Record<string, unknown[]>> {
  const found = await place.rows(store.shared ? tables.server : tables.file);
  const all = found.map(
    ({ name, columns }) =>
      `SELECT '${name}' AS name, concat_ws(',', ${columns}) AS said FROM ${name} WHERE community = '${community}'`,
  );
  const rows = await place.rows(`${all.join(' UNION ALL ')} ORDER BY name, said`);
  return Object.fromEntries(found.map(({ name }) => [name, rows.filter((row) => row.name === name)]));
}

const countsOf = async (community: Community) =>
  Object.fromEntries(Object.entries(await rowsOf(community)).map(([table, rows]) => [table, rows.length]));

/** Resolves once a write was handed to its thread, which waits for the lock there. */
const handedOver = () => new Promise((resolve) => setImmediate(resolve));

describe.each(engines)('a community that removed the bot, on $name,', (engine) => {
  beforeEach(async () => begin(await engine.emptied()));

  it('is kept in every table for thirty days, and then in none', async () => {
    const { departure: none, ...full } = await countsOf('discord:1');
    expect(none).toBe(0);
    expect(Object.entries(full).filter(([, count]) => count === 0)).toEqual([]);
    await store.leave('discord:1', START);
    expect(await store.expire(START + 30 * DAY - 1)).toEqual([]);
    expect(await countsOf('discord:1')).toEqual({ ...full, departure: 1 });
    expect(await store.expire(START + 30 * DAY)).toEqual(['discord:1']);
    expect(Object.values(await countsOf('discord:1')).filter((count) => count > 0)).toEqual([]);
    expect(await store.expire(START + 60 * DAY)).toEqual([]);
  });

  it('doesn’t change what is kept of another community or in anybody’s jar', async () => {
    const before = await rowsOf('discord:2');
    await store.leave('discord:1', START);
    await store.expire(START + 31 * DAY);
    expect(await rowsOf('discord:2')).toEqual(before);
    const jar = await store.read((reading) => reading.jar(ADA));
    expect(jar?.links).toHaveLength(1);
  });

  it('is erased thirty days after the first time that it left, however often it is reported again', async () => {
    await store.leave('discord:1', START);
    await store.leave('discord:1', START + 29 * DAY);
    expect(await store.expire(START + 30 * DAY)).toEqual(['discord:1']);
  });

  it('keeps everything when it returns sooner, and has thirty days again when it leaves again', async () => {
    const before = await rowsOf('discord:1');
    await store.leave('discord:1', START);
    await store.comeBack('discord:1');
    expect(await store.expire(START + 31 * DAY)).toEqual([]);
    expect(await rowsOf('discord:1')).toEqual(before);
    await store.leave('discord:1', START + 31 * DAY);
    expect(await store.expire(START + 60 * DAY)).toEqual([]);
    expect(await store.expire(START + 61 * DAY)).toEqual(['discord:1']);
  });

  it('is remembered after a restart', async () => {
    await store.leave('discord:1', START);
    await store.leave('discord:2', START);
    await store.close();
    store = await place.open();
    await store.comeBack('discord:2');
    expect(await store.expire(START + 31 * DAY)).toEqual(['discord:1']);
  });

  it('is kept when it returns while its departure is still being written', async () => {
    await Promise.all([store.leave('discord:1', START), store.comeBack('discord:1')]);
    expect(await store.expire(START + 31 * DAY)).toEqual([]);
  });

  it('can return again when it left while an earlier return was still being written', async () => {
    await store.leave('discord:1', START);
    await Promise.all([store.comeBack('discord:1'), store.leave('discord:1', START)]);
    await store.comeBack('discord:1');
    expect(await store.expire(START + 31 * DAY)).toEqual([]);
  });

  it('is erased in pieces where it had many jars, so that others write in between', async () => {
    // A server takes long to put so many jars into lists in one go.
    const many = store.shared ? 600 : 2000;
    await place.rows(`
      WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${many})
      INSERT INTO jar (account, created_at) SELECT 'discord:' || (1000 + n), 1 FROM number`);
    await place.rows(`
      INSERT INTO listing (community, account, listed_at) SELECT 'discord:1', account, 1 FROM jar WHERE created_at = 1`);
    await store.leave('discord:1', START);
    let done = false;
    const erasing = store.expire(START + 30 * DAY).finally(() => {
      done = true;
    });
    const left = new Set<number>();
    for (let at = 0; !done; at += 1) {
      await store.write({ id: `other ${at}`, at: START }, async () => undefined);
      left.add((await store.read((reading) => reading.counts('discord:1'))).live);
    }
    expect(await erasing).toEqual(['discord:1']);
    expect(Object.values(await countsOf('discord:1')).filter((count) => count > 0)).toEqual([]);
    expect([...left].filter((count) => count > 10 && count < many).length).toBeGreaterThan(many / 500);
  });

  it('is among the communities that something is kept of until it is erased', async () => {
    expect((await store.communities()).sort()).toEqual(['discord:1', 'discord:2']);
    await store.leave('discord:1', START);
    await store.expire(START + 30 * DAY);
    expect(await store.communities()).toEqual(['discord:2']);
  });
});

describe('a community that removed the bot, in a file,', () => {
  let file: string;
  beforeEach(async () => {
    file = freshFile();
    await begin(inFile(file));
  });

  it('is kept when it returned while another process kept its departure from being written', async () => {
    const unlock = lock(file);
    const leaving = store.leave('discord:1', START);
    await handedOver();
    unlock();
    await store.comeBack('discord:1');
    await leaving;
    expect(await store.expire(START + 31 * DAY)).toEqual([]);
  });

  it('has thirty days from when it left again, also when another process delayed the write of its return', async () => {
    await store.leave('discord:1', START);
    const unlock = lock(file);
    const returning = store.comeBack('discord:1');
    await handedOver();
    unlock();
    await store.leave('discord:1', START + 5 * DAY);
    await returning;
    expect(await store.expire(START + 35 * DAY - 1)).toEqual([]);
    expect(await store.expire(START + 35 * DAY)).toEqual(['discord:1']);
  });

  it('is kept when it is reported back again after its return could not be written', async () => {
    await store.leave('discord:1', START);
    const unlock = lock(file);
    await expect(store.comeBack('discord:1')).rejects.toMatchObject({
      name: 'NotSaved',
      cause: { code: 'SQLITE_BUSY' },
    });
    unlock();
    await store.comeBack('discord:1');
    expect(await store.expire(START + 31 * DAY)).toEqual([]);
  });

  it('leaves no bytes of its rules in the files once it is erased', async () => {
    await store.write({ id: 'secret', at: START }, (writing) =>
      writing.putPolicy('discord:1', { rules: { text: 'a-rule-of-theirs', version: 1 } }),
    );
    await store.leave('discord:1', START);
    await store.expire(START + 30 * DAY);
    expect(everything(file).includes('a-rule-of-theirs')).toBe(false);
  });
});
