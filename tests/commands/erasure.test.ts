import { beforeEach, describe, expect, it } from 'vitest';
import { recipientMark } from '../../src/bot/action-id.ts';
import type { Person } from '../support/person.ts';
import { says } from '../support/to-say.ts';
import { createTown, type Town } from '../support/town.ts';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

beforeEach(async () => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
  ada = town.person('ADA');
  ben = town.person('BEN');
  grace = town.person('GRACE');
  await ada.says('/tipjar add paypal adalovelace');
});

/** Deletes the data after a second, and lets another second pass. */
async function erase(person = ada) {
  const ask = await person.says('/tipjar delete');
  town.clock.now += SECOND;
  const done = await person.presses({ command: 'tipjar delete now' }, { madeAt: ask.madeAt });
  expect(done).toSay('delete.done');
  town.clock.now += SECOND;
}

const held = () => town.store.read((reading) => reading.jar(ada.account));
const suspended = async () => says(await ben.says('/tip @ada'), 'tip.suspended', { name: 'Ada' });

describe('after somebody deleted their data', () => {
  it('no button from before brings anything back', async () => {
    const removed = await ada.says('/tipjar remove paypal');
    await removed.press('tipjar add', { provider: 'paypal' });
    const setup = await (await ada.says('/tipjar setup')).choose('ko-fi');
    const preview = await setup.submit({ 'ko-fi': 'ada' });
    const shown = await ada.says('/tipjar show');
    await erase();
    for (const pressed of [
      removed.press('tipjar add', { provider: 'paypal' }),
      preview.press('tipjar publish'),
      shown.press('tipjar pause'),
    ]) {
      const answer = await pressed;
      expect(answer.refused).toBe(true);
      expect(answer).toSay('call.erased');
    }
    expect(await held()).toBeUndefined();
    expect(await town.store.read((reading) => reading.draft('slack:T1', ada.account))).toBeUndefined();
  });

  it('even a button from before that changes nothing is refused', async () => {
    const shown = await ada.says('/tipjar show');
    await erase();
    expect(await shown.press('tipjar setup')).toSay('call.erased');
  });

  it('no form that was open brings anything back', async () => {
    const setup = await (await ada.says('/tipjar setup')).choose('ko-fi');
    const message = await ada.says('/tipjar message');
    await erase();
    expect(await setup.submit({ 'ko-fi': 'ada' })).toSay('call.erased');
    expect(await message.submit({ text: 'Hello' })).toSay('call.erased');
    expect(await held()).toBeUndefined();
  });

  it('no command that was on its way or is delivered again brings anything back', async () => {
    const typed = { command: 'tipjar add', options: { provider: 'ko-fi', handle: 'ada' } };
    const before = await ada.asks({ ...typed, id: 'twice' });
    expect(before.refused).toBe(false);
    await grace.says('/tipjar-admin role @@artists block');
    let arrived = () => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let answer = () => {};
    town.citizens.ADA = {
      name: 'Ada',
      get roles() {
        arrived();
        return new Promise((resolve) => {
          answer = () => resolve([]);
        }) as never;
      },
    };
    const slow = ada.asks({ command: 'tipjar add', options: { provider: 'patreon', handle: 'ada' } });
    await asked;
    town.citizens.ADA = { name: 'Ada' };
    await erase();
    answer();
    expect(await slow).toSay('call.erased');
    expect((await ada.asks({ ...typed, id: 'twice' })).refused).toBe(true);
    expect(await held()).toBeUndefined();
  });

  it('they may start again at once, with buttons made from then on', async () => {
    await erase();
    const setup = await (await ada.says('/tipjar setup')).choose('ko-fi');
    const preview = await setup.submit({ 'ko-fi': 'ada' });
    expect(await preview.press('tipjar publish')).toSay('standing.live');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
  });

  it.each([10, 60])('they may start again when the time of day is set back by %i minutes', async (minutes) => {
    const before = await ada.says('/tipjar show');
    await erase();
    town.clock.now -= minutes * 60 * SECOND;
    const setup = await (await ada.says('/tipjar setup')).choose('ko-fi');
    const preview = await setup.submit({ 'ko-fi': 'ada' });
    expect(await preview.press('tipjar publish')).toSay('standing.live');
    expect((await ada.says('/tipjar add paypal adalovelace')).refused).toBe(false);
    town.clock.now += minutes * 60 * SECOND;
    expect(await before.press('tipjar pause')).toSay('call.erased');
  });

  it('the buttons of other people and of a whole community still work', async () => {
    const bens = await ben.says('/tip @ada');
    await ben.says('/tipjar add ko-fi ben');
    await grace.says('/tipjar-admin eligibility approval');
    const card = { recipient: recipientMark('slack:T1'), madeAt: town.clock.now };
    await grace.says('/tipjar add venmo grace-h');
    await erase(grace);
    expect((await bens.press('tip', { amount: '5' })).refused).toBe(false);
    const suspend = { command: 'tipjar-admin suspend', options: { user: 'BEN' } };
    expect((await grace.presses(suspend, card)).refused).toBe(false);
  });

  it('a button from before is refused even 29 days later', async () => {
    const removed = await ada.says('/tipjar remove paypal');
    await erase();
    town.clock.now += 29 * DAY;
    await town.store.expire(town.clock.now);
    expect((await removed.press('tipjar add', { provider: 'paypal' })).refused).toBe(true);
  });
});

describe('a new jar after a suspended one was deleted', () => {
  beforeEach(async () => {
    await grace.says('/tipjar-admin suspend @ada Not your name');
    await erase();
  });

  it('is suspended too', async () => {
    const answer = await ada.says('/tipjar add paypal adalovelace');
    expect(answer).toSay('standing.suspended');
    expect(await suspended()).toBe(true);
  });

  it('is suspended too when the jar is deleted twice', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    await erase();
    await ada.says('/tipjar add paypal adalovelace');
    expect(await suspended()).toBe(true);
  });

  it('isn’t suspended in other communities', async () => {
    expect(await town.person('ADA', 'slack:T2').says('/tipjar add paypal ada')).toSay('standing.live');
  });

  it('is shown once an admin restores the new one, and stays so', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    await grace.says('/tipjar-admin restore @ada');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
    await erase();
    await ada.says('/tipjar add paypal adalovelace');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
  });

  it('is shown once an admin restores the deleted one, and the log doesn’t name its owner', async () => {
    expect(await grace.says('/tipjar-admin restore @ada')).toSay('restore.done.erased', { name: 'Ada' });
    expect((await grace.says('/tipjar-admin restore @ada')).refused).toBe(true);
    const logged = await town.store.read((reading) => reading.journal('slack:T1', 50));
    expect(logged.filter((entry) => entry.subject === ada.account)).toEqual([]);
    await ada.says('/tipjar add paypal adalovelace');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
  });
});

it('a link that an admin took off stays off, also when the jar is deleted and made again', async () => {
  await ada.says('/tipjar add ko-fi ada');
  await grace.says('/tipjar-admin remove-link @ada paypal');
  await erase();
  await ada.says('/tipjar add ko-fi ada');
  expect(await ada.says('/tipjar add paypal AdaLovelace')).toSay('show.removed', { provider: 'PayPal' });
  expect((await ben.says('/tip @ada')).links).toEqual(['https://ko-fi.com/ada']);
  await ada.says('/tipjar remove paypal');
  await ada.says('/tipjar add paypal another');
  expect((await ben.says('/tip @ada')).links).toHaveLength(2);
});

it('deleting the jar doesn’t end a hold for reports either', async () => {
  await town.store.write({ id: 'hold', at: town.clock.now }, async (writing) => {
    const listing = await writing.listing('slack:T1', ada.account);
    if (listing) await writing.putListing({ ...listing, holds: { reports: town.clock.now } });
  });
  await erase();
  expect(await ada.says('/tipjar add paypal adalovelace')).toSay('standing.pending');
  expect((await grace.says('/tipjar-admin restore @ada')).refused).toBe(true);
  await grace.says('/tipjar-admin approve @ada');
  expect((await ben.says('/tip @ada')).links).toHaveLength(1);
});
