import { beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

const HOUR = 60 * 60 * 1000;

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

beforeEach(async () => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
  ada = town.person('ADA', 'discord:1');
  ben = town.person('BEN', 'discord:1');
  grace = town.person('GRACE', 'discord:1');
  await ada.says('/tipjar add paypal adalovelace');
  town.clock.now += HOUR;
});

const actions = async () =>
  (await town.store.read((reading) => reading.journal('discord:1', 50))).map((one) => one.action);
const leaves = () => delete town.citizens.ADA;
const returns = (more = {}) => {
  town.citizens.ADA = { name: 'Ada', joinedAt: town.clock.now, ...more };
};

describe('a member who left', () => {
  it('isn’t shown, and that is written down once', async () => {
    leaves();
    for (const _ of [1, 2, 3]) {
      const answer = await ben.says('/tip @ada');
      expect(answer.refused).toBe(true);
      expect(answer).toSay('option.member.gone');
    }
    expect((await actions()).filter((one) => one === 'listing.left')).toHaveLength(1);
    expect(await grace.says('/tipjar-admin status')).toSay('status.counts', { live: 0 });
  });

  it('is written down once, also when two people ask in the same moment', async () => {
    leaves();
    await Promise.all([ben.says('/tip @ada'), grace.says('/tip @ada')]);
    expect((await actions()).filter((one) => one === 'listing.left')).toHaveLength(1);
  });

  it('causes no more writes once the bot knows that they left', async () => {
    const store = openStore(':memory:');
    let writes = 0;
    const write: Store['write'] = (delivery, work) => {
      writes += 1;
      return store.write(delivery, work);
    };
    town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } }, { ...store, write });
    await town.person('ADA').says('/tipjar add paypal adalovelace');
    leaves();
    await town.person('BEN').says('/tip @ada');
    const before = writes;
    await town.person('BEN').says('/tip @ada');
    expect(writes).toBe(before);
  });

  it('isn’t written down if they had no jar', async () => {
    await ben.says('/tip @nobody');
    expect(await actions()).not.toContain('listing.left');
  });

  it('in one community is shown in another', async () => {
    await town.person('ADA', 'discord:2').presses({ command: 'tipjar publish' });
    leaves();
    await ben.says('/tip @ada');
    returns({ joinedAt: 0 });
    expect((await town.person('BEN', 'discord:2').says('/tip @ada')).links).toHaveLength(1);
    expect((await ben.says('/tip @ada')).links).toEqual([]);
  });

  it.each(['discord', 'slack'] as const)(
    'of %s is written into its log no more when they change a link elsewhere',
    async (platform) => {
      const [here, there] =
        platform === 'discord' ? (['discord:1', 'discord:2'] as const) : (['slack:T1', 'slack:T2'] as const);
      const adaThere = town.person('ADA', there);
      const adaHere = town.person('ADA', here);
      await town.person('BEN', there).says('/tipjar add ko-fi artist');
      await town.person('BEN', here).says('/tipjar add ko-fi artist');
      await adaHere.says('/tipjar add paypal adalovelace');
      await adaThere.presses({ command: 'tipjar publish' });
      await town.person('GRACE', here).says('/tipjar-admin log #log');
      leaves();
      await town.person('BEN', here).says('/tip @ada');
      returns({ joinedAt: 0 });
      const logged = async () =>
        (await town.store.read((reading) => reading.journal(here, 50))).filter(
          ({ subject }) => subject === adaHere.account,
        );
      const before = await logged();
      const posts = town.posted.length;
      expect(before[0]?.action).toBe('listing.left');
      for (const text of ['remove paypal', 'add paypal ada2', 'add ko-fi art1st'])
        await adaThere.says(`/tipjar ${text}`);
      const form = await (await adaThere.says('/tipjar setup')).choose('paypal');
      await (await form.submit({ paypal: 'ada3' })).press('tipjar publish');
      expect(await logged()).toEqual(before);
      expect(town.posted).toHaveLength(posts);
      expect((await town.store.read((reading) => reading.journal(there, 50)))[0]?.action).toBe('link.changed');
      town.clock.now += HOUR;
      expect(await adaHere.says('/tipjar remove paypal')).toSay('remove.done', { provider: 'PayPal' });
      expect((await logged())[0]?.action).toBe('link.removed');
      expect(await adaHere.presses({ command: 'tipjar publish' })).toSay('standing.pending');
    },
  );

  it('isn’t shown when they return, until they publish again', async () => {
    leaves();
    await ben.says('/tip @ada');
    town.clock.now += HOUR;
    returns();
    const refused = await ben.says('/tip @ada');
    expect(refused.links).toEqual([]);
    expect(refused).toSay('tip.left', { name: 'Ada' });
    const show = await ada.says('/tipjar show');
    expect(show).toSay('standing.left');
    town.clock.now += HOUR;
    expect(await show.press('tipjar publish')).toSay('standing.live');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
    expect((await actions()).filter((one) => one === 'listing.confirmed')).toHaveLength(1);
  });

  it('has to confirm even if nobody noticed that they were away, where the platform tells when they joined', async () => {
    returns();
    expect(await ben.says('/tip @ada')).toSay('tip.left', { name: 'Ada' });
    expect((await ben.says('/tip @ada')).links).toEqual([]);
    expect((await actions()).filter((one) => one === 'listing.left')).toHaveLength(1);
    town.clock.now += HOUR;
    expect((await ada.says('/tipjar pause')).refused).toBe(true);
    await (await ada.says('/tipjar show')).press('tipjar publish');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
    expect(await actions()).toContain('listing.confirmed');
  });

  it('is told so even before anybody has asked for their card', async () => {
    returns();
    expect(await ada.says('/tipjar show')).toSay('standing.left');
    expect(await ada.says('/tipjar add ko-fi ada')).toSay('standing.left');
    expect((await ben.says('/tip @ada')).links).toEqual([]);
  });

  it('has nothing to confirm if they joined before they published', async () => {
    for (const before of [2 * HOUR, HOUR]) {
      returns({ joinedAt: town.clock.now - before });
      expect((await ben.says('/tip @ada')).links).toHaveLength(1);
    }
    expect(await actions()).not.toContain('listing.left');
  });

  it('is still suspended after coming back', async () => {
    await grace.says('/tipjar-admin suspend @ada');
    leaves();
    await ben.says('/tip @ada');
    town.clock.now += HOUR;
    returns();
    town.clock.now += HOUR;
    await ada.presses({ command: 'tipjar publish' });
    expect(await ben.says('/tip @ada')).toSay('tip.suspended', { name: 'Ada' });
  });

  it('waits for an admin if somebody took a look-alike name meanwhile', async () => {
    leaves();
    await ben.says('/tip @ada');
    await ben.says('/tipjar add paypal ada1ovelace');
    town.clock.now += HOUR;
    returns();
    town.clock.now += HOUR;
    const answer = await (await ada.says('/tipjar show')).press('tipjar publish');
    expect(answer).toSay('standing.pending');
  });
});
