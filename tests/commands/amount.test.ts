import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;

beforeEach(async () => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } });
  ada = town.person('ADA');
  ben = town.person('BEN');
  await ada.says('/tipjar add paypal adalovelace');
  await ada.says('/tipjar add ko-fi ada');
});

describe('an amount', () => {
  it('typed behind the name stands in the title and in the links that can carry it', async () => {
    const card = await ben.says('/tip @ada 4.50');
    expect(card.text).toContain('Tip Ada $4.50');
    expect(card.links).toEqual(['https://paypal.me/adalovelace/4.50USD', 'https://ko-fi.com/ada']);
    expect(card.buttons.map((button) => button.label)).toContain('PayPal · $4.50');
  });

  it('that a link can’t carry is said there, and there alone', async () => {
    const { card } = (await ben.says('/tip @ada 5')).reply;
    const notes = card.parts.flatMap((part) => (part.part === 'row' ? [(part.note ?? []).join('')] : []));
    expect(notes.map((note) => note.includes('Type $5 there yourself'))).toEqual([false, true]);
  });

  it('is in the jar’s currency', async () => {
    await ada.says('/tipjar currency eur');
    const card = await ben.says('/tip @ada 5,5');
    expect(card.text).toContain('Tip Ada €5.50');
    expect(card.links[0]).toBe('https://paypal.me/adalovelace/5.50EUR');
  });

  it('is written as the caller’s language writes it', async () => {
    town.citizens.BEN = { name: 'Ben', language: 'fr' };
    await ada.says('/tipjar currency eur');
    expect((await ben.says('/tip @ada 5.50')).text.replace(/\s/g, ' ')).toContain('5,50 €');
  });

  it.each([
    ['JPY', '500', '¥500', 'https://paypal.me/adalovelace/500JPY'],
    ['HUF', '1500', 'HUF 1,500', 'https://paypal.me/adalovelace/1500HUF'],
    ['HUF', '1500.50', 'HUF 1,500.50', 'https://paypal.me/adalovelace'],
    ['KWD', '1.234', 'KWD 1.234', 'https://paypal.me/adalovelace'],
  ])('in %s has the decimals of ISO 4217: %s', async (currency, typed, written, link) => {
    await ada.says(`/tipjar currency ${currency}`);
    const card = await ben.says(`/tip @ada ${typed}`);
    expect(card.text.replace(/\s/g, ' ')).toContain(`Tip Ada ${written}`);
    expect(card.links[0]).toBe(link);
  });

  it.each([
    ['five', 'USD', 'not an amount'],
    ['-5', 'USD', 'not an amount'],
    ['5 EUR', 'USD', 'not an amount'],
    ['0', 'USD', 'more than zero'],
    ['0.00', 'EUR', 'more than zero'],
    ['1000000.01', 'USD', 'at most 1000000'],
    ['1,000', 'USD', 'more decimals'],
    ['5.5', 'JPY', 'more decimals'],
    ['1.2345', 'KWD', 'more decimals'],
    ['9'.repeat(40), 'USD', 'not an amount'],
  ])('of %s %s is refused with the reason, and without a link', async (typed, currency, reason) => {
    await ada.says(`/tipjar currency ${currency}`);
    const answer = await ben.says(`/tip @ada ${typed}`);
    expect(answer.refused).toBe(true);
    expect(answer.text).toContain(reason);
    expect(answer.links).toEqual([]);
  });

  it('of a million is the most there is', async () => {
    expect((await ben.says('/tip @ada 1000000')).links[0]).toBe('https://paypal.me/adalovelace/1000000USD');
  });

  it('is no way around a refusal', async () => {
    await ada.says('/tipjar pause');
    expect((await ben.says('/tip @ada 5')).text).toContain('has paused');
    expect((await ada.says('/tip @ada 5')).text).toContain('your own jar');
  });
});

describe('the presets on a card', () => {
  const labels = async () =>
    (await ben.says('/tip @ada')).buttons.flatMap((one) => ('url' in one ? [] : [one.label.replace(/\s/g, ' ')]));

  it.each([
    ['EUR', ['€3', '€5', '€10', 'Other', 'QR code', 'Report']],
    ['JPY', ['¥300', '¥500', '¥1,000', 'Other', 'QR code', 'Report']],
    ['HUF', ['HUF 1,000', 'HUF 2,000', 'HUF 5,000', 'Other', 'QR code', 'Report']],
  ])('fit the currency: %s', async (currency, presets) => {
    await ada.says(`/tipjar currency ${currency}`);
    expect(await labels()).toEqual(presets);
  });

  it('of a coin are parts of one', async () => {
    await ada.says('/tipjar add bitcoin bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4');
    await ada.says('/tipjar currency btc');
    expect(await labels()).toContain('BTC 0.0001');
  });

  it('redraw it with the amount, the chosen one set off from the others', async () => {
    const redrawn = await (await ben.says('/tip @ada')).press('$10');
    expect(redrawn.links[0]).toBe('https://paypal.me/adalovelace/10USD');
    const main = redrawn.buttons.filter((button) => 'style' in button && button.style === 'main');
    expect(main.map((button) => button.label)).toEqual(['$10']);
    expect((await redrawn.press('$3')).links[0]).toBe('https://paypal.me/adalovelace/3USD');
  });

  it('are left out where no link could carry one', async () => {
    await ada.says('/tipjar remove paypal');
    expect(await labels()).toEqual(['QR code', 'Report']);
  });

  it('lead to a form for any other amount', async () => {
    await ada.says('/tipjar currency gbp');
    const form = await (await ben.says('/tip @ada')).press('Other');
    expect(form.form.fields[0]?.label).toBe('Amount in GBP');
    expect((await form.submit({ amount: '7.25' })).links[0]).toBe('https://paypal.me/adalovelace/7.25GBP');
  });

  it('lead to a form that says what is wrong with its field', async () => {
    const form = await (await ben.says('/tip @ada')).press('Other');
    const refused = await form.submit({ amount: 'lots' });
    expect(refused.refused).toBe(true);
    expect(refused.reply.refusal?.fields.amount).toContain('not an amount');
  });

  it('open no form for a jar that was paused meanwhile', async () => {
    const card = await ben.says('/tip @ada');
    await ada.says('/tipjar pause');
    for (const label of ['Other', '$5', 'QR code']) expect((await card.press(label)).text).toContain('has paused');
  });
});

it('nothing on a card says that anything was paid', async () => {
  for (const language of ['en', 'fr'] as const) {
    town.citizens.BEN = { name: 'Ben', language };
    const { text } = await ben.says('/tip @ada 5');
    expect(text).toMatch(/doesn’t learn whether you paid|ne sait pas si vous avez payé/);
    expect(text).not.toMatch(/\b(was paid|received|thank you for|merci pour|reçu)\b/i);
  }
});
