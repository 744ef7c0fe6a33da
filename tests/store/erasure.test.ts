import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account, Community } from '../../src/ids.ts';
import { newListing } from '../../src/jars/listing.ts';
import type { Sanction, Store, Writing } from '../../src/store/store.ts';
import { engines, inFile, type Place } from './engines.ts';
import { everything, freshFile } from './files.ts';

const DAY = 24 * 60 * 60 * 1000;
const ADA = 'discord:100200300400500600';
const BEN = 'discord:600500400300200100';

let place: Place;
let store: Store;
let deliveries = 0;

const write = (work: (writing: Writing) => Promise<unknown>) => {
  deliveries += 1;
  return store.write({ id: `delivery ${deliveries}`, at: 1 }, work);
};
const erase = (at: number) => {
  deliveries += 1;
  return store.erase({ id: `delivery ${deliveries}`, at }, ADA);
};

async function begin(where: Place): Promise<void> {
  place = where;
  store = await place.open();
}
afterEach(() => store.close());

describe.each(engines)('an erased account, on $name,', (engine) => {
  beforeEach(async () => begin(await engine.emptied()));

  describe('of an admin', () => {
    const decides = (actor: Account, community: Community = 'discord:1') =>
      write((writing) =>
        writing.putEntry({ community, at: 1, actor, subject: 'discord:9', action: 'listing.suspended' }),
      );
    const actors = async (community: Community = 'discord:1') =>
      (await store.read((reading) => reading.journal(community, 10))).map(({ actor }) => actor).toReversed();

    it('keeps one mark in the log of a community for what it did to others and to the policy', async () => {
      await decides(ADA);
      await write((writing) =>
        writing.putEntry({ community: 'discord:1', at: 1, actor: ADA, action: 'policy.eligibility', what: 'roles' }),
      );
      await erase(2);
      const [first, second] = await actors();
      expect(first).toMatch(/^erased:[0-9A-F]{4}$/);
      expect(second).toBe(first);
    });

    it('keeps another mark than other admins, in another community, and after coming back', async () => {
      await decides(ADA);
      await decides(ADA, 'discord:2');
      await decides(BEN);
      await erase(2);
      await store.erase({ id: 'of Ben', at: 2 }, BEN);
      await decides(ADA);
      expect((await actors())[2]).toBe(ADA);
      await erase(3);
      const marks = [...(await actors()), ...(await actors('discord:2'))];
      expect(new Set(marks).size).toBe(4);
    });

    it('loses what it did to its own jar, and has no mark where it reported somebody', async () => {
      await write(async (writing) => {
        const row = { community: 'discord:1', at: 1, actor: ADA } as const;
        await writing.putEntry({ ...row, subject: ADA, action: 'listing.suspended' });
        await writing.putEntry({ ...row, subject: BEN, action: 'report.filed', reason: 'Fake' });
        await writing.putEntry({ ...row, subject: BEN, action: 'listing.held-for-reports' });
      });
      await erase(2);
      expect(await actors()).toEqual(['erased', 'erased']);
    });
  });

  it('is remembered as erased for thirty days', async () => {
    await write((writing) => writing.putJar(ADA, 1));
    await erase(5);
    expect(await store.read((reading) => reading.erasedAt(ADA))).toBe(5);
    expect(await store.read((reading) => reading.erasedAt(BEN))).toBeUndefined();
    await store.expire(5 + 30 * DAY);
    expect(await store.read((reading) => reading.erasedAt(ADA))).toBe(5);
    await store.expire(6 + 30 * DAY);
    expect(await store.read((reading) => reading.erasedAt(ADA))).toBeUndefined();
  });

  it('has a different mark in every database', async () => {
    const another = await engine.place();
    const there = await another.open();
    for (const each of [store, there]) await each.erase({ id: 'erase', at: 1 }, ADA);
    await there.close();
    const marks = await Promise.all([place, another].map(({ rows }) => rows('SELECT mark FROM tombstone')));
    const [one, other] = marks.map(([row]) => row?.mark);
    expect(one).toHaveLength(43);
    expect(one).not.toBe(other);
  });

  it('is remembered with the time of its latest erasure', async () => {
    await erase(5);
    await erase(9);
    expect(await store.read((reading) => reading.erasedAt(ADA))).toBe(9);
  });

  it('leaves a mark of everything for which its jar was hidden, which can be taken once', async () => {
    const states = ['suspended', 'reports', 'lookalike', 'known'] as const;
    await write(async (writing) => {
      await writing.putJar(ADA, 1);
      const held = { ...newListing('discord:1', ADA, 1), suspendedAt: 3, holds: { reports: 4, lookalike: 5 } };
      await writing.putListing(held);
      await writing.putListing({ ...newListing('discord:2', ADA, 1), holds: { reports: 4 } });
      await writing.putListing({ ...newListing('discord:3', ADA, 1), holds: { approval: 4 } });
    });
    await erase(5);
    const taken: Sanction[][] = [];
    for (const community of ['discord:1', 'discord:2', 'discord:3', 'discord:1'] as const) {
      await write(async (writing) => {
        expect(await writing.takeSanctions(community, BEN, states)).toEqual([]);
        taken.push(await writing.takeSanctions(community, ADA, states));
      });
    }
    const known = { state: 'known', at: 1 };
    const [first, ...others] = taken;
    expect(first).toEqual(
      expect.arrayContaining([
        { state: 'suspended', at: 3 },
        { state: 'reports', at: 4 },
        { state: 'lookalike', at: 5 },
        known,
      ]),
    );
    const reported = expect.arrayContaining([known, { state: 'reports', at: 4 }]);
    expect(others).toEqual([reported, [known], []]);
  });
});

describe('an erased account, in a file,', () => {
  it('leaves no bytes in any file, neither from its jar nor from the log, reports, notices, removals and drafts', async () => {
    const file = freshFile();
    await begin(inFile(file));
    const traces = [ADA, 'message-of-mine', 'handle-of-mine', 'name-of-mine', 'draft-of-mine', 'about-me', 'my-report'];
    await write(async (writing) => {
      for (const account of [ADA, BEN] as const)
        await writing.putJar(account, 1, { message: `message-of-mine ${account}` });
      await writing.putJar(BEN, 1, { message: '' });
      await writing.putLink(ADA, { provider: 'paypal', handle: 'handle-of-mine', at: 1 });
      const listing = newListing('discord:1', ADA, 1, 'name-of-mine');
      await writing.putListing({ ...listing, suspendedAt: 1, reason: 'about-me', about: 'about-me' });
      await writing.putHeld('discord:1', ADA, { provider: 'paypal', key: 'handle-of-mine' });
      await writing.putRemoval('discord:1', ADA, {
        provider: 'paypal',
        key: 'handle-of-mine',
        reason: 'about-me',
        at: 1,
        cause: 'admin',
      });
      await writing.putDraft('discord:2', ADA, { typed: { paypal: 'draft-of-mine' }, removed: [], at: 1 });
      await writing.putNotice('discord:3', ADA, { name: 'declined-because', values: { reason: 'about-me' } }, 1);
      await writing.putReport('discord:1', ADA, { reporter: BEN, reason: 'about-me', at: 1 });
      await writing.putReport('discord:1', BEN, { reporter: ADA, reason: 'my-report', at: 1 });
      const row = { community: 'discord:1', at: 1 } as const;
      await writing.putEntry({ ...row, actor: ADA, subject: ADA, action: 'link.added', handle: 'handle-of-mine' });
      await writing.putEntry({ ...row, actor: BEN, subject: ADA, action: 'listing.suspended', reason: 'about-me' });
      await writing.putEntry({ ...row, actor: ADA, subject: ADA, action: 'listing.name-alike', what: 'name-of-mine' });
      await writing.putEntry({ ...row, actor: ADA, action: 'policy.eligibility', what: 'roles' });
    });
    for (const trace of traces) expect(everything(file).includes(trace), trace).toBe(true);
    expect(await erase(2)).toMatchObject({ result: { swept: true } });
    for (const trace of [...traces, '100200300400500600']) expect(everything(file).includes(trace), trace).toBe(false);
  });
});
