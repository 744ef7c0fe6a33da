import { beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../src/text/line.ts';
import { languages, type TextKey } from '../../src/text/texts.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';
import { words } from '../support/words.ts';

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
  it('that is typed after the name is in the title and in the links that can carry it', async () => {
    const card = await ben.says('/tip @ada 4.50');
    expect(card).toSay('card.title.amount', { name: 'Ada', amount: '$4.50' });
    expect(card.links).toEqual(['https://paypal.me/adalovelace/4.50USD', 'https://ko-fi.com/ada']);
    expect(card.buttons.map((button) => button.label)).toContain('PayPal · $4.50');
  });

  it('is left to be typed by hand at the links that can’t carry it, and only there', async () => {
    const { card } = (await ben.says('/tip @ada 5')).reply;
    const notes = card.parts.flatMap((part) => (part.part === 'row' ? [plain(part.note ?? [])] : []));
    expect(notes[0]).not.toSay('card.amount.by-hand');
    expect(notes[1]).toSay('card.amount.by-hand', { amount: '$5' });
    expect(notes).toHaveLength(2);
  });

  it('is in the jar’s currency', async () => {
    await ada.says('/tipjar currency eur');
    const card = await ben.says('/tip @ada 5,5');
    expect(card).toSay('card.title.amount', { name: 'Ada', amount: '€5.50' });
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
    expect(card.text.replace(/\s/g, ' ')).toSay('card.title.amount', { name: 'Ada', amount: written });
    expect(card.links[0]).toBe(link);
  });

  it.each<[typed: string, currency: string, reason: TextKey]>([
    ['five', 'USD', 'amount.problem.not-a-number'],
    ['-5', 'USD', 'amount.problem.not-a-number'],
    ['5 lots', 'USD', 'amount.problem.not-a-number'],
    ['1,000', 'KWD', 'amount.problem.ambiguous'],
    ['1,000', 'BTC', 'amount.problem.ambiguous'],
    ['0', 'USD', 'amount.problem.too-small'],
    ['0.00', 'EUR', 'amount.problem.too-small'],
    ['1000000.01', 'USD', 'amount.problem.too-large'],
    ['1,000', 'USD', 'amount.problem.ambiguous'],
    ['1.005', 'USD', 'amount.problem.too-many-decimals'],
    ['5.5', 'JPY', 'amount.problem.too-many-decimals'],
    ['1.2345', 'KWD', 'amount.problem.too-many-decimals'],
    ['9'.repeat(40), 'USD', 'amount.problem.not-a-number'],
  ])('of %s %s is refused with the reason, and without a link', async (typed, currency, reason) => {
    await ada.says(`/tipjar currency ${currency}`);
    const answer = await ben.says(`/tip @ada ${typed}`);
    expect(answer.refused).toBe(true);
    expect(answer).toSay(reason);
    expect(answer.links).toEqual([]);
  });

  it('of a million is the most there is', async () => {
    expect((await ben.says('/tip @ada 1000000')).links[0]).toBe('https://paypal.me/adalovelace/1000000USD');
  });

  it('doesn’t get around a refusal', async () => {
    await ada.says('/tipjar pause');
    expect(await ben.says('/tip @ada 5')).toSay('tip.paused', { name: 'Ada' });
    expect(await ada.says('/tip @ada 5')).toSay('tip.self');
  });
});

describe('the presets on a card', () => {
  const others = [words('button.code'), words('button.shown'), words('button.thanks'), words('button.report')];
  const labels = async () =>
    (await ben.says('/tip @ada')).buttons.flatMap((one) => ('url' in one ? [] : [one.label.replace(/\s/g, ' ')]));

  it.each([
    ['EUR', ['€3', '€5', '€10']],
    ['JPY', ['¥300', '¥500', '¥1,000']],
    ['HUF', ['HUF 1,000', 'HUF 2,000', 'HUF 5,000']],
  ])('fit the currency: %s', async (currency, presets) => {
    await ada.says(`/tipjar currency ${currency}`);
    expect(await labels()).toEqual([...presets, words('button.other-amount'), ...others]);
  });

  it('are fractions for a cryptocurrency', async () => {
    await ada.says('/tipjar add bitcoin bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4');
    await ada.says('/tipjar currency btc');
    expect(await labels()).toContain('BTC 0.0001');
  });

  it('show the card again with the chosen amount, and highlight that preset', async () => {
    const redrawn = await (await ben.says('/tip @ada')).press('tip', { amount: '10' });
    expect(redrawn.links[0]).toBe('https://paypal.me/adalovelace/10USD');
    const main = redrawn.buttons.filter((button) => 'style' in button && button.style === 'main');
    expect(main.map((button) => button.label)).toEqual(['$10']);
    expect((await redrawn.press('tip', { amount: '3' })).links[0]).toBe('https://paypal.me/adalovelace/3USD');
  });

  it('are left out where no link could carry one', async () => {
    await ada.says('/tipjar remove paypal');
    expect(await labels()).toEqual(others);
  });

  it('lead to a form for any other amount', async () => {
    await ada.says('/tipjar currency gbp');
    const form = await (await ben.says('/tip @ada')).press('tip other');
    expect(form.form.fields[0]?.label).toBe(words('other.label', { currency: 'GBP' }));
    expect((await form.submit({ amount: '7.25' })).links[0]).toBe('https://paypal.me/adalovelace/7.25GBP');
  });

  it('lead to a form that says what is wrong with its field', async () => {
    const form = await (await ben.says('/tip @ada')).press('tip other');
    const refused = await form.submit({ amount: 'lots' });
    expect(refused.refused).toBe(true);
    expect(refused.reply.refusal?.fields.amount).toSay('amount.problem.not-a-number');
  });

  it('open no form for a jar that was paused meanwhile', async () => {
    const card = await ben.says('/tip @ada');
    await ada.says('/tipjar pause');
    const pressed = [card.press('tip other'), card.press('tip', { amount: '5' }), card.press('tip code')];
    for (const answer of pressed) expect(await answer).toSay('tip.paused', { name: 'Ada' });
  });
});

it('nothing on a card says that anything was paid', async () => {
  for (const language of ['en', 'fr'] as const) {
    town.citizens.BEN = { name: 'Ben', language };
    const card = await ben.says('/tip @ada 5');
    expect(card).toSay('card.handover');
    expect(card.text).not.toMatch(/\b(was paid|received|thank you for|merci pour|reçu)\b/i);
  }
});

describe.each(['discord:1', 'slack:T1'] as const)(
  'an amount on a card, after the jar’s currency has changed, in %s',
  (community) => {
    const person = (id: string) => town.person(id, community);

    beforeEach(async () => {
      await person('ADA').says('/tipjar add paypal adalovelace');
      await person('ADA').says('/tipjar add ko-fi ada');
      await person('ADA').says('/tipjar currency jpy');
    });

    it.each(languages)(
      'is not taken for one in the new currency, and the card is shown anew, in %s',
      async (language) => {
        town.citizens.BEN = { name: 'Ben', language };
        const card = await person('BEN').says('/tip @ada');
        const yen = await person('BEN').says('/tip @ada 500');
        const choice = await yen.press('tip code');
        const form = await card.press('tip other');
        const filled = await yen.press('tip', { amount: '500' });
        expect(filled.links[0]).toBe('https://paypal.me/adalovelace/500JPY');
        await person('ADA').says('/tipjar currency gbp');
        const late = [
          yen.press('tip', { amount: '500' }),
          yen.press('tip code'),
          choice.press('tip code', { provider: 'paypal' }),
          form.submit({ amount: '500' }),
        ];
        for (const refused of await Promise.all(late)) {
          expect(refused).toSay('amount.changed', { name: 'Ada', currency: 'GBP' });
          expect(refused.refused).toBe(true);
          expect(refused.reply.file).toBeUndefined();
          expect(refused.links).toEqual(['https://paypal.me/adalovelace', 'https://ko-fi.com/ada']);
          expect((await refused.press('tip', { amount: '5' })).links[0]).toBe('https://paypal.me/adalovelace/5GBP');
        }
      },
    );

    it('is offered on buttons whose ids fit, whatever the currency', async () => {
      await person('ADA').says('/tipjar add bitcoin bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4');
      await person('ADA').says('/tipjar currency btc');
      const card = await person('BEN').says('/tip @ada 999999.12345678');
      expect((await card.press('tip code', { provider: 'bitcoin' })).reply.file?.name).toBe('bitcoin.png');
    });
  },
);

it('an amount in Arabic or Hindi digits is the same amount, and a name in them is still no name', async () => {
  const town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } });
  await town.person('ADA').says('/tipjar add paypal adalovelace');
  for (const typed of ['5.50', '٥٫٥٠', '५.५०']) {
    const card = await town.person('BEN').says(`/tip @ada ${typed}`);
    expect(card).toSay('card.title.amount', { name: 'Ada', amount: '$5.50' });
    expect(card.links.join()).toContain('5.5');
  }
  expect((await town.person('ADA').says('/tipjar add venmo ada٥٥٥')).refused).toBe(true);
});
