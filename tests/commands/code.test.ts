import { beforeEach, describe, expect, it } from 'vitest';
import { languages, textsIn } from '../../src/text/texts.ts';
import type { Person } from '../support/person.ts';
import { scan } from '../support/scan.ts';
import type { Shown } from '../support/shown.ts';
import { createTown, type Town } from '../support/town.ts';

const segwit = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

/** The example of LUD-01, https://github.com/lnurl/luds/blob/luds/01.md. */
const LNURL =
  'LNURL1DP68GURN8GHJ7UM9WFMXJCM99E3K7MF0V9CXJ0M385EKVCENXC6R2C35XVUKXEFCV5MKVV34X5EKZD3EV56NYD3HXQURZEPEXEJXXEPNXSCRVWFNV9NXZCN9XQ6XYEFHVGCXXCMYXYMNSERXFQ5FNS';

let town: Town;
let ada: Person;
let ben: Person;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } });
  ada = town.person('ADA');
  ben = town.person('BEN');
});

/** Adds a link, and confirms it if the bot asks for that. */
async function adds(provider: string, handle: string, owner = ada) {
  const answer = await owner.says(`/tipjar add ${provider} ${handle}`);
  expect(answer.refused, answer.text).toBe(false);
  if (answer.actions.some(({ command }) => command === 'tipjar publish')) await answer.press('tipjar publish');
}

const scanned = ({ reply }: Shown) => scan(reply.file?.content ?? new Uint8Array());

describe('a provider without a page', () => {
  it.each([
    ['bitcoin', segwit, segwit, `bitcoin:${segwit}`],
    ['lightning-address', 'jack@strike.me', 'jack@strike.me', 'lightning:jack@strike.me'],
    ['lightning-address', LNURL.toLowerCase(), LNURL, `lightning:${LNURL}`],
    ['ethereum', 'vitalik.eth', 'vitalik.eth', 'ethereum:pay-vitalik.eth@1'],
    ['upi', 'ada@okaxis', 'ada@okaxis', 'upi://pay?pa=ada@okaxis&pn=ada@okaxis&cu=INR'],
    [
      'iban',
      'NL91 ABNA 0417 1643 00 / Ada Lovelace',
      'NL91ABNA0417164300',
      'BCD\n002\n1\nSCT\n\nAda Lovelace\nNL91ABNA0417164300',
    ],
  ])('%s shows the text to copy, and a code that holds the URI', async (provider, typed, copy, uri) => {
    await adds(provider, typed);
    const card = await ben.says('/tip @ada');
    expect(card.links).toEqual([]);
    expect(card.text).toContain(`: ${copy}`);
    expect(card).toSay('card.copy.how');

    const picture = await card.press('tip code', { provider });
    expect(scanned(picture)).toBe(uri);
    expect(picture.text).toContain(copy);
  });

  it('puts the amount into the code where its URI can carry it', async () => {
    await adds('bitcoin', segwit);
    await ada.says('/tipjar currency btc');
    expect(scanned(await (await ben.says('/tip @ada 0.0015')).press('tip code', { provider: 'bitcoin' }))).toBe(
      `bitcoin:${segwit}?amount=0.00150000`,
    );
    await ada.says('/tipjar currency eur');
    const euros = await ben.says('/tip @ada 5');
    expect(euros).toSay('card.amount.by-hand', { amount: '€5' });
    expect(scanned(await euros.press('tip code', { provider: 'bitcoin' }))).toBe(`bitcoin:${segwit}`);
  });

  it('has no code where there is no URI, and shows the text alone', async () => {
    await adds('iban', 'NL91ABNA0417164300');
    const card = await ben.says('/tip @ada');
    expect(card.text).toContain('NL91ABNA0417164300');
    const refused = await card.press('tip code');
    expect(refused.refused).toBe(true);
    expect(refused).toSay('code.none', { name: 'Ada' });
  });
});

describe('a code on request', () => {
  it('comes at once for a jar with one link', async () => {
    await adds('paypal', 'adalovelace');
    const picture = await (await ben.says('/tip @ada 5')).press('tip code');
    expect(scanned(picture)).toBe('https://paypal.me/adalovelace/5USD');
    expect(picture).toSay('code.scan', { name: 'Ada', provider: 'PayPal' });
  });

  it('asks which for a jar with several', async () => {
    await adds('paypal', 'adalovelace');
    await adds('ko-fi', 'ada');
    const choice = await (await ben.says('/tip @ada 5')).press('tip code');
    expect(choice.reply.file).toBeUndefined();
    expect(choice.offered).toEqual(['PayPal', 'Ko-fi', textsIn('en').words('button.back-to-card')]);
    expect(scanned(await choice.press('tip code', { provider: 'paypal' }))).toBe('https://paypal.me/adalovelace/5USD');
    expect(scanned(await choice.press('tip code', { provider: 'ko-fi' }))).toBe('https://ko-fi.com/ada');
  });

  it('leads to the codes of the other links and back to the card, with the amount', async () => {
    await adds('paypal', 'adalovelace');
    await adds('ko-fi', 'ada');
    const choice = await (await ben.says('/tip @ada 5')).press('tip code');
    const kofi = await choice.press('tip code', { provider: 'ko-fi' });
    expect(kofi).toSay('card.amount.by-hand', { amount: '$5' });
    const paypal = await kofi.press('tip code', { provider: 'paypal' });
    expect(scanned(paypal)).toBe('https://paypal.me/adalovelace/5USD');
    expect(paypal).not.toSay('card.amount.by-hand');
    for (const place of [choice, kofi, paypal]) {
      expect((await place.press('tip')).links).toEqual(['https://paypal.me/adalovelace/5USD', 'https://ko-fi.com/ada']);
    }
  });

  it('says what costs money if nobody reads it, as the card does', async () => {
    await adds('ethereum', 'vitalik.eth');
    const picture = await (await ben.says('/tip @ada')).press('tip code', { provider: 'ethereum' });
    expect(picture).toSay('reveals.advice.irreversible');
    expect(picture).toSay('reveals.advice.right-network');
  });

  it.each(languages)('describes the picture in %s for people who can’t see it', async (language) => {
    await adds('paypal', 'adalovelace');
    town.citizens.BEN = { language };
    const { file } = (await (await ben.says('/tip @ada')).press('tip code')).reply;
    expect(file?.alt).toSay('code.alt', { name: 'Ada', provider: 'PayPal' }, language);
    expect(file).toMatchObject({ name: 'paypal.png', type: 'image/png' });
  });

  it('is refused for a link that is gone, and names the provider', async () => {
    await adds('paypal', 'adalovelace');
    await adds('ko-fi', 'ada');
    const choice = await (await ben.says('/tip @ada')).press('tip code');
    await ada.says('/tipjar remove paypal');
    const refused = await choice.press('tip code', { provider: 'paypal' });
    expect(refused.refused).toBe(true);
    expect(refused).toSay('code.gone', { name: 'Ada', provider: 'PayPal' });
    expect(refused.reply.file).toBeUndefined();
  });

  it('shows only links that the card would show', async () => {
    await adds('paypal', 'adalovelace');
    const options = { user: 'ADA', provider: 'paypal' };
    expect(await ada.presses({ command: 'tip code', options })).toSay('tip.self');
    await ada.says('/tipjar pause');
    expect(await ben.presses({ command: 'tip code', options })).toSay('tip.paused', { name: 'Ada' });
    expect((await ben.presses({ command: 'tip code', options: { ...options, amount: 'x' } })).refused).toBe(true);
  });
});

describe.each(['discord:1', 'slack:T1'] as const)(
  'a code of a link that has changed since the card was made, in %s',
  (community) => {
    const person = (id: string) => town.person(id, community);

    /** Changes the handle as somebody would who has taken the account over. */
    async function changes(provider: string, handle: string) {
      await person('ADA').says(`/tipjar remove ${provider}`);
      await adds(provider, handle, person('ADA'));
    }

    it.each(languages)('is not shown, and the card with the new one is, in %s', async (language) => {
      town.citizens.BEN = { name: 'Ben', language };
      await person('ADA').says('/tipjar add paypal adalovelace');
      const alone = await person('BEN').says('/tip @ada');
      await person('ADA').says('/tipjar add ko-fi ada');
      const card = await person('BEN').says('/tip @ada');
      const choice = await card.press('tip code');
      town.clock.now += 1000;
      await changes('paypal', 'mallory');
      const late = [alone.press('tip code'), card.press('tip code'), choice.press('tip code', { provider: 'paypal' })];
      for (const refused of await Promise.all(late)) {
        expect(refused).toSay('code.changed', { name: 'Ada' });
        expect(refused.reply.file).toBeUndefined();
        expect(refused.links).toContain('https://paypal.me/mallory');
        const anew = await refused.press('tip code');
        expect(scanned(await anew.press('tip code', { provider: 'paypal' }))).toBe('https://paypal.me/mallory');
      }
      expect(scanned(await choice.press('tip code', { provider: 'ko-fi' }))).toBe('https://ko-fi.com/ada');
    });

    it('is not shown from the row of a link without a page either', async () => {
      await person('ADA').says(`/tipjar add bitcoin ${segwit}`);
      const card = await person('BEN').says('/tip @ada');
      await changes('bitcoin', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT');
      expect(await card.press('tip code', { provider: 'bitcoin' })).toSay('code.changed', { name: 'Ada' });
    });
  },
);
