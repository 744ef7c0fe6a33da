import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

const HOUR = 60 * 60 * 1000;

let town: Town;
let ada: Person;
let ben: Person;

beforeEach(async () => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } });
  ada = town.person('ADA');
  ben = town.person('BEN');
  await ada.says('/tipjar add ko-fi ada');
  await ada.says('/tipjar add paypal adalovelace');
  town.clock.now += HOUR;
});

const card = async () => (await ben.says('/tip @ada')).text;

async function change(provider: string, handle: string) {
  await ada.says(`/tipjar remove ${provider}`);
  await ada.says(`/tipjar add ${provider} ${handle}`);
}

describe('a link that was changed', () => {
  it('says so on the card, with how long ago', async () => {
    await change('paypal', 'mallory');
    expect(await card()).toContain('Changed 1 minute ago');
    town.clock.now += 3 * HOUR;
    const { text } = await ben.says('/tip @ada');
    expect(text).toContain('Changed 3 hours ago');
    expect(text.match(/Changed/g)).toHaveLength(1);
    expect(text.indexOf('Changed')).toBeGreaterThan(text.indexOf('PayPal'));
  });

  it('says so by a setup too, and with an amount', async () => {
    const form = await (await ada.says('/tipjar setup')).choose('paypal');
    await (await form.submit({ paypal: 'mallory' })).press('Publish');
    town.clock.now += 2 * HOUR;
    expect((await ben.says('/tip @ada 5')).text).toContain('Changed 2 hours ago');
  });

  it('says no more after two days', async () => {
    await change('paypal', 'mallory');
    town.clock.now += 48 * HOUR - 1;
    expect(await card()).toContain('Changed 47 hours ago');
    town.clock.now += 1;
    expect(await card()).not.toContain('Changed');
  });

  it('says nothing while nothing has changed since the jar was published', async () => {
    expect(await card()).not.toContain('Changed');
    await ada.says('/tipjar remove ko-fi');
    expect(await card()).not.toContain('Changed');
  });

  it('says nothing where the jar was published after that', async () => {
    await change('paypal', 'mallory');
    town.clock.now += HOUR;
    await town.person('ADA', 'slack:T2').presses({ command: 'tipjar publish' });
    expect((await town.person('BEN', 'slack:T2').says('/tip @ada')).text).not.toContain('Changed');
    expect(await card()).toContain('Changed');
  });

  it('says so in the tipper’s language', async () => {
    await change('paypal', 'mallory');
    town.clock.now += 3 * HOUR;
    town.citizens.BEN = { name: 'Ben', language: 'fr' };
    expect(await card()).toContain('il y a 3 heures');
  });
});
