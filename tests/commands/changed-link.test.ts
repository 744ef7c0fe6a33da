import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';
import { words } from '../support/words.ts';

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

const card = () => ben.says('/tip @ada');

async function change(provider: string, handle: string) {
  await ada.says(`/tipjar remove ${provider}`);
  await ada.says(`/tipjar add ${provider} ${handle}`);
}

describe('a link that was changed', () => {
  it('says so on the card, with how long ago', async () => {
    await change('paypal', 'mallory');
    expect(await card()).toSay('card.changed', { ago: '1 minute ago' });
    town.clock.now += 3 * HOUR;
    const changed = words('card.changed', { ago: '3 hours ago' });
    const { said } = await card();
    expect(said.filter((line) => line.includes(changed))).toHaveLength(1);
    const at = said.findIndex((line) => line.includes(changed));
    expect(at).toBeGreaterThan(said.findIndex((line) => line.includes('PayPal')));
  });

  it('says so by a setup too, and with an amount', async () => {
    const form = await (await ada.says('/tipjar setup')).choose('paypal');
    await (await form.submit({ paypal: 'mallory' })).press('tipjar publish');
    town.clock.now += 2 * HOUR;
    expect(await ben.says('/tip @ada 5')).toSay('card.changed', { ago: '2 hours ago' });
  });

  it('says no more after two days', async () => {
    await change('paypal', 'mallory');
    town.clock.now += 48 * HOUR - 1;
    expect(await card()).toSay('card.changed', { ago: '47 hours ago' });
    town.clock.now += 1;
    expect(await card()).not.toSay('card.changed');
  });

  it('says nothing while nothing has changed since the jar was published', async () => {
    expect(await card()).not.toSay('card.changed');
    await ada.says('/tipjar remove ko-fi');
    expect(await card()).not.toSay('card.changed');
  });

  it('says nothing where the jar was published after that', async () => {
    await change('paypal', 'mallory');
    town.clock.now += HOUR;
    await town.person('ADA', 'slack:T2').presses({ command: 'tipjar publish' });
    expect(await town.person('BEN', 'slack:T2').says('/tip @ada')).not.toSay('card.changed');
    expect(await card()).toSay('card.changed');
  });

  it('says so in the tipper’s language', async () => {
    await change('paypal', 'mallory');
    town.clock.now += 3 * HOUR;
    town.citizens.BEN = { name: 'Ben', language: 'fr' };
    expect(await card()).toSay('card.changed', { ago: 'il y a 3 heures' });
  });
});
