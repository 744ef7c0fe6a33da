import { describe, expect, it } from 'vitest';
import { createLimit } from '../../src/bot/dispatch/limits.ts';
import type { Community } from '../../src/ids.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { createTown } from '../support/town.ts';

/** Makes a store that counts how often it was asked for anything. */
function counted(): { store: Store; asked: () => number } {
  const store = openStore(':memory:');
  let asked = 0;
  const read: Store['read'] = (work) => {
    asked += 1;
    return store.read(work);
  };
  const write: Store['write'] = (delivery, work) => {
    asked += 1;
    return store.write(delivery, work);
  };
  return { store: { ...store, read, write }, asked: () => asked };
}

const people = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`P${at}`, { name: `P${at}` }]));

describe('one person’s calls', () => {
  it('are refused past forty at once, before any work is done, with how long to wait', async () => {
    const { store, asked } = counted();
    const town = createTown(people, store, createLimit());
    const answers = [];
    for (let call = 0; call < 40; call += 1) answers.push(await town.person('P1').says('/tipjar help'));
    expect(answers.some((one) => one.refused)).toBe(false);
    const before = asked();
    const late = await town.person('P1').says('/tipjar add paypal ada');
    expect(late.refused).toBe(true);
    expect(late).toSay('call.too-fast');
    expect(asked()).toBe(before);
    expect(await store.read((reading) => reading.jar(town.person('P1').account))).toBeUndefined();
    expect((await town.person('P2').says('/tipjar help')).refused).toBe(false);
  });

  it('may be few imports, and the others go on', async () => {
    const town = createTown(people, openStore(':memory:'), createLimit());
    const imports = [];
    for (let call = 0; call < 12; call += 1) imports.push(await town.person('P1').says('/tipjar import ko_fi: ada'));
    expect(imports.map((one) => one.refused)).toEqual([...Array(10).fill(false), true, true]);
    expect(imports.at(-1)).toSay('call.too-fast');
    expect((await town.person('P1').says('/tipjar help')).refused).toBe(false);
    expect((await town.person('P2').says('/tipjar import ko_fi: ada')).refused).toBe(false);
  });

  it('are counted over all communities, and by presses too', async () => {
    const town = createTown(people, openStore(':memory:'), createLimit());
    for (let call = 0; call < 20; call += 1) {
      await town.person('P1', 'discord:1').says('/tipjar help');
      await town.person('P1', 'discord:2').presses({ command: 'tipjar help' });
    }
    expect((await town.person('P1', 'discord:3').says('/tipjar help')).refused).toBe(true);
  });
});

describe('a noisy community', () => {
  it('gets all its answers, but another community’s call doesn’t wait for all of them', async () => {
    const town = createTown(people);
    const order: Community[] = [];
    const ask = async (who: string, where: Community) => {
      const answer = await town.person(who, where).says('/tipjar add paypal ada');
      expect(answer.refused).toBe(false);
      order.push(where);
    };
    const noisy = Object.keys(people).map((who) => ask(who, 'discord:1'));
    const calm = ask('P1', 'slack:T1');
    await Promise.all([...noisy, calm]);
    expect(order).toHaveLength(61);
    expect(order.indexOf('slack:T1')).toBeLessThanOrEqual(8);
  });
});

describe('a community that removed the bot', () => {
  it('has returned when anybody there calls it', async () => {
    const store = openStore(':memory:');
    const town = createTown(people, store);
    await town.person('P1', 'discord:1').says('/tipjar add paypal ada');
    await town.person('P1', 'discord:2').presses({ command: 'tipjar publish' });
    await store.leave('discord:1', 0);
    await store.leave('discord:2', 0);
    await town.person('P2', 'discord:1').says('/tip help');
    expect(await store.expire(town.clock.now)).toEqual(['discord:2']);
    expect((await town.person('P2', 'discord:1').says('/tip @p1')).links).toHaveLength(1);
  });
});
