import { PNG } from 'pngjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createBot } from '../../src/bot/dispatch/bot.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;
const fans = ['BEN', 'MAX', 'LEO', 'IDA', 'ZOE'];

let town: Town;
let grace: Person;

beforeEach(async () => {
  const members = Object.fromEntries(fans.map((id) => [id, { name: id }]));
  town = createTown({ ADA: { name: 'Ada' }, GRACE: { name: 'Grace', admin: true }, ...members });
  grace = town.person('GRACE');
  await town.person('ADA').says('/tipjar add paypal adalovelace');
});

const ask = async (...ids: string[]) => {
  for (const id of ids) expect((await town.person(id).says('/tip @ada')).refused).toBe(false);
};
const stats = () => grace.says('/tipjar-admin stats');

/** How many points of the picture aren't white. */
const drawn = (picture: Uint8Array | undefined) => {
  const { data } = PNG.sync.read(Buffer.from(picture ?? []));
  return data.filter((value, at) => at % 4 === 2 && value === 0).length;
};

describe('/tipjar-admin stats', () => {
  it('is for admins alone', async () => {
    expect(await town.person('BEN').says('/tipjar-admin stats')).toSay('call.not-admin');
  });

  it('says that nobody has asked for a card yet, and how members do', async () => {
    const said = await stats();
    expect(said).toSay('stats.none');
    expect(said).toSay('stats.jars', { count: 1 });
    expect(said.reply.file).toBeUndefined();
  });

  it('counts a member once a week, from five members on', async () => {
    await ask('BEN', 'MAX', 'LEO', 'IDA', 'BEN');
    expect(await stats()).toSay('stats.week.few', { from: 'November 16', most: 5 });
    await ask('ZOE');
    const said = await stats();
    expect(said).toSay('stats.week', { from: 'November 16', count: 5 });
    expect(said.text).not.toContain('fewer than 5\n');
    expect(drawn(said.reply.file?.content)).toBeGreaterThan(0);
  });

  it('counts each week by itself, the newest first', async () => {
    await ask(...fans);
    town.clock.now += WEEK;
    await ask(...fans, 'GRACE');
    const { text } = await stats();
    expect(text.indexOf('November 23: 6')).toBeGreaterThan(-1);
    expect(text.indexOf('November 23: 6')).toBeLessThan(text.indexOf('November 16: 5'));
  });

  it('doesn’t count who was refused', async () => {
    for (const id of fans) await town.person(id).says('/tip @grace');
    expect(await stats()).toSay('stats.none');
  });

  it('names no service and no category of fewer than five jars', async () => {
    for (const id of fans.slice(1)) {
      await town.person(id).says(`/tipjar add paypal ${id.toLowerCase()}`);
      await (await town.person(id).says('/tipjar category')).press('tipjar category choose', { category: 'creator' });
    }
    expect((await stats()).text).not.toContain('Creator');
    await town.person('BEN').says('/tipjar add ko-fi benpaints');
    await (await town.person('BEN').says('/tipjar category')).press('tipjar category choose', { category: 'creator' });
    const { text } = await stats();
    expect(text).toContain('Creator: 5');
    expect(text).toContain('PayPal: 5');
    expect(text).not.toContain('Ko-fi');
    await town.person('BEN').says('/tipjar pause');
    expect((await stats()).text).not.toContain('Creator: ');
  });

  it('counts nobody of another community', async () => {
    await ask(...fans);
    const elsewhere = town.person('GRACE', 'slack:T2');
    expect(await elsewhere.says('/tipjar-admin stats')).toSay('stats.none');
  });

  it('goes on counting after a restart, and counts nobody twice then', async () => {
    await ask(...fans.slice(0, 4));
    await stats();
    const again = createBot({
      commands,
      store: town.store,
      now: () => town.clock.now,
      log: console,
      limit: () => undefined,
    });
    town.bot = again;
    await ask(...fans);
    await again.saveCounts();
    expect(await stats()).toSay('stats.week', { from: 'November 16', count: 5 });
  });

  it('saves who asks again only in another week, or after they have erased their data', async () => {
    const { store } = town;
    const saved: string[] = [];
    const watched = {
      ...store,
      putAsked(asked: Parameters<typeof store.putAsked>[0]) {
        saved.push(...asked.map(({ account }) => account));
        return store.putAsked(asked);
      },
    };
    const surroundings = { commands, store: watched, log: console, limit: () => undefined };
    const bot = createBot({ ...surroundings, now: () => town.clock.now });
    town.bot = bot;
    const savedBy = async (...ids: string[]) => {
      saved.length = 0;
      await ask(...ids);
      await bot.saveCounts();
      return saved.map((account) => account.split(':').at(-1));
    };
    expect(await savedBy('BEN', 'MAX')).toEqual(['BEN', 'MAX']);
    expect(await savedBy('BEN', 'ZOE', 'MAX')).toEqual(['ZOE']);
    await town.person('BEN').says('/tipjar add paypal benpaints');
    await (await town.person('BEN').says('/tipjar delete')).press('tipjar delete now');
    expect(await savedBy('MAX', 'BEN')).toEqual(['BEN']);
    town.clock.now += WEEK;
    expect(await savedBy('MAX', 'BEN')).toEqual(['MAX', 'BEN']);
  });

  it('counts on while nothing can be saved, and saves it later', async () => {
    const { store } = town;
    let full = true;
    const failing = {
      ...store,
      putAsked: (...asked: Parameters<typeof store.putAsked>) =>
        full ? Promise.reject(new Error('full')) : store.putAsked(...asked),
    };
    const warned: unknown[] = [];
    const log = { error: () => undefined, warn: (...line: unknown[]) => void warned.push(line) };
    town.bot = createBot({ commands, store: failing, now: () => town.clock.now, log, limit: () => undefined });
    await ask(...fans);
    expect(await stats()).toSay('stats.none');
    expect(warned).toHaveLength(1);
    full = false;
    expect(await stats()).toSay('stats.week', { from: 'November 16', count: 5 });
  });
});

describe('who asked for a card', () => {
  it('is forgotten when their week is over, and when they erase their data; the counts stay', async () => {
    const store = openStore(':memory:');
    const asked = { community: 'slack:T1', week: 2_000 } as const;
    for (const account of ['slack:T1:BEN', 'slack:T1:MAX'] as const) await store.putAsked([{ ...asked, account }]);
    const count = () => store.read((reading) => reading.asked('slack:T1', 0));
    expect(await count()).toEqual([{ week: 2_000, members: 2 }]);
    await store.putAsked([{ ...asked, account: 'slack:T1:BEN' }]);
    expect(await count()).toEqual([{ week: 2_000, members: 2 }]);
    await store.erase({ id: '1', at: 1 }, 'slack:T1:BEN');
    await store.putAsked([{ ...asked, account: 'slack:T1:BEN' }]);
    expect(await count()).toEqual([{ week: 2_000, members: 3 }]);
    await store.expire(2_001 * WEEK);
    await store.putAsked([{ ...asked, account: 'slack:T1:BEN' }]);
    expect(await count()).toEqual([{ week: 2_000, members: 4 }]);
    await store.expire(2_030 * WEEK);
    expect(await count()).toEqual([]);
    await store.close();
  });

  it('goes with everything about a community that has left', async () => {
    const store = openStore(':memory:');
    await store.putAsked([{ community: 'slack:T1', week: 2_000, account: 'slack:T1:BEN' }]);
    expect(await store.communities()).toEqual(['slack:T1']);
    const left = 2_000 * WEEK;
    await store.leave('slack:T1', left);
    expect(await store.expire(left + 31 * 24 * 60 * 60 * 1000)).toEqual(['slack:T1']);
    expect(await store.read((reading) => reading.asked('slack:T1', 0))).toEqual([]);
    expect(await store.communities()).toEqual([]);
    await store.close();
  });
});
