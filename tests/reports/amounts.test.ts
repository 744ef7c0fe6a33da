import { describe, expect, it, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { suggest } from '../../src/bot/description.ts';
import {
  currenciesChosen,
  currencyOfLocale,
  likelyCurrency,
  linkOf,
  parseAmount,
  payment,
  readHandle,
} from '../../src/providers/index.ts';
import { provider } from '../providers/support.ts';
import { createTown } from '../support/town.ts';

// Each row is a report: what was typed, what is right, and the source that says so. A new report is one row more.

const decimalPoint = 'ISO 4217, and a decimal point or comma';
const cldr = 'Unicode CLDR, names and signs of currencies';
const thousands = 'Unicode CLDR: the comma groups in English and begins the decimals in French';

test.each<[typed: string, currency: string, locale: string | undefined, minor: number, source: string]>([
  ['$5', 'USD', undefined, 500, cldr],
  ['$5', 'CAD', 'en-US', 500, cldr],
  ['$5', 'MXN', undefined, 500, cldr],
  ['US$5', 'USD', 'en-CA', 500, cldr],
  ['CA$ 5', 'CAD', 'en-US', 500, cldr],
  ['5 €', 'EUR', 'fr', 500, cldr],
  ['5\u202f€', 'EUR', 'fr-FR', 500, cldr],
  ['€5', 'EUR', undefined, 500, cldr],
  ['5,50 €', 'EUR', 'fr-FR', 550, decimalPoint],
  ['5 usd', 'USD', undefined, 500, 'ISO 4217'],
  ['USD 5', 'USD', 'de', 500, 'ISO 4217'],
  ['5EUR', 'EUR', undefined, 500, 'ISO 4217'],
  ['$5 USD', 'USD', undefined, 500, cldr],
  ['5 $US', 'USD', 'fr-FR', 500, cldr],
  ['5 euros', 'EUR', 'fr', 500, cldr],
  ['5 dollars', 'CAD', undefined, 500, cldr],
  ['£5', 'GBP', undefined, 500, cldr],
  ['R$5,50', 'BRL', 'pt-BR', 550, cldr],
  ['500 ¥', 'JPY', undefined, 500, cldr],
  ['¥5', 'CNY', undefined, 500, cldr],
  ['5 kr', 'NOK', 'no', 500, cldr],
  ['kr. 5', 'DKK', 'da', 500, cldr],
  ['5 zł', 'PLN', 'pl', 500, cldr],
  ['₹50', 'INR', 'hi', 5000, cldr],
  ['₿0.5', 'BTC', undefined, 50_000_000, 'Unicode: U+20BF is the sign of bitcoin'],
  ['C$5', 'CAD', 'en-CA', 500, 'as it is written in Canada'],
  ['Rs. 50', 'INR', 'en-IN', 5000, 'as it is written in India'],
  ['R50', 'ZAR', undefined, 5000, cldr],
  ['5 Fr.', 'CHF', 'fr-CH', 500, 'as it is written in Switzerland'],
  ['CHF 5.-', 'CHF', 'de-CH', 500, 'a dash stands for no decimals'],
  ['5,– €', 'EUR', 'de', 500, 'a dash stands for no decimals'],
  ['500円', 'JPY', 'ja', 500, 'as it is written in Japan'],
  ['5 元', 'CNY', 'zh', 500, 'as it is written in China'],
  ['5 руб.', 'RUB', 'ru', 500, 'as it is written in Russia'],
  ['50 TL', 'TRY', 'tr', 5000, 'as it is written in Turkey'],
  ['5 reais', 'BRL', 'en-US', 500, 'the plural of real'],
  ['5 KD', 'KWD', undefined, 5000, 'as it is written in Kuwait'],
  ['0.005 KWD', 'KWD', undefined, 5, decimalPoint],
  ['0.001 bitcoin', 'BTC', undefined, 100_000, 'the coin’s name'],
  ['0,005', 'BHD', 'fr', 5, 'A zero begins no group of thousands'],
  ['0,001', 'BTC', 'fr', 100_000, 'A zero begins no group of thousands'],
  ['1.234', 'KWD', undefined, 1234, decimalPoint],
])('%j in a jar in %s, typed in %s, is %i of its smallest unit (%s)', (typed, currency, locale, minor) => {
  expect(parseAmount(typed, currency, locale)).toEqual({ ok: true, amount: { minor, currency } });
});

test.each<[typed: string, currency: string, problem: Record<string, string>, source: string]>([
  ['5 €', 'USD', { problem: 'other-currency', other: 'EUR' }, cldr],
  ['5 eur', 'USD', { problem: 'other-currency', other: 'EUR' }, 'ISO 4217'],
  ['$5', 'EUR', { problem: 'other-currency', other: '$ (USD, ARS, AUD …)' }, cldr],
  ['£5', 'USD', { problem: 'other-currency', other: '£ (GBP, FKP, GIP …)' }, cldr],
  ['5 ¥', 'EUR', { problem: 'other-currency', other: '¥ (JPY, CNY)' }, cldr],
  ['kr 5', 'EUR', { problem: 'other-currency', other: 'kr (SEK, DKK, ISK …)' }, cldr],
  ['5 pounds', 'USD', { problem: 'other-currency', other: 'pounds (GBP, EGP, FKP …)' }, cldr],
  ['C$5', 'USD', { problem: 'other-currency', other: 'C$ (CAD, NIO)' }, cldr],
  ['R 5', 'INR', { problem: 'other-currency', other: 'ZAR' }, 'Rs is the rupee, R the rand'],
  ['Rs 5', 'ZAR', { problem: 'other-currency', other: 'Rs (INR, LKR, MUR …)' }, 'Rs is the rupee, R the rand'],
  ['0.005', 'JPY', { problem: 'too-many-decimals' }, decimalPoint],
  ['0.000000001', 'BTC', { problem: 'too-many-decimals' }, 'a satoshi is the smallest unit'],
  ['1,234', 'XMR', { problem: 'ambiguous' }, thousands],
  ['999,000 SOL', 'SOL', { problem: 'ambiguous' }, thousands],
  ['1,000', 'BHD', { problem: 'ambiguous' }, thousands],
  ['1,000', 'OMR', { problem: 'ambiguous' }, thousands],
  ['1,000', 'JOD', { problem: 'ambiguous' }, thousands],
  ['1,000', 'IQD', { problem: 'ambiguous' }, thousands],
  ['1,000', 'CLP', { problem: 'ambiguous' }, thousands],
  ['1,000.50', 'USD', { problem: 'not-a-number' }, thousands],
  ['1 000', 'EUR', { problem: 'not-a-number' }, thousands],
  ['US$5', 'CAD', { problem: 'other-currency', other: 'USD' }, cldr],
  ['$5 CAD', 'USD', { problem: 'other-currency', other: 'CAD' }, cldr],
  ['1,000', 'USD', { problem: 'ambiguous' }, thousands],
  ['1,000', 'JPY', { problem: 'ambiguous' }, thousands],
  ['1,000', 'KWD', { problem: 'ambiguous' }, thousands],
  ['1,000', 'TND', { problem: 'ambiguous' }, thousands],
  ['1,000', 'BTC', { problem: 'ambiguous' }, thousands],
  ['1,000', 'ETH', { problem: 'ambiguous' }, thousands],
  ['12,500 KWD', 'KWD', { problem: 'ambiguous' }, thousands],
  ['-$5', 'USD', { problem: 'not-a-number' }, decimalPoint],
  ['5k', 'USD', { problem: 'not-a-number' }, decimalPoint],
  ['5 lots', 'USD', { problem: 'not-a-number' }, decimalPoint],
])('%j in a jar in %s is refused: %j (%s)', (typed, currency, problem) => {
  expect(parseAmount(typed, currency)).toEqual({ ok: false, ...problem });
});

test.each<[typed: string, locale: string | undefined, codes: string, source: string]>([
  ['eur', undefined, 'EUR', 'ISO 4217'],
  ['euro', undefined, 'EUR', cldr],
  ['€', undefined, 'EUR', cldr],
  ['Euros', undefined, 'EUR', cldr],
  ['livres sterling', 'fr', 'GBP', cldr],
  ['yen', undefined, 'JPY', cldr],
  ['dollar', 'en-CA', 'CAD', cldr],
  ['$', 'en-US', 'USD', cldr],
  ['France', undefined, 'EUR', 'Unicode CLDR, territories and their currencies'],
  ['Allemagne', 'fr', 'EUR', 'Unicode CLDR, territories and their currencies'],
  ['bresil', 'fr-FR', 'BRL', 'Unicode CLDR, territories and their currencies'],
  ['Deutschland', 'de', 'EUR', 'Unicode CLDR, territories and their currencies'],
  ['Japan', 'ja', 'JPY', 'Unicode CLDR, territories and their currencies'],
  ['Croatia', undefined, 'EUR', 'the euro since 2023'],
  ['Bulgaria', undefined, 'EUR', 'the euro since 2026'],
  ['UK', undefined, 'GBP', 'Unicode CLDR, short names of territories'],
  ['US', undefined, 'USD', 'Unicode CLDR, short names of territories'],
  ['USA', undefined, 'USD', 'as people call it'],
  ['Great Britain', undefined, 'GBP', 'as people call it'],
  ['Grande-Bretagne', 'fr', 'GBP', 'as people call it'],
  ['Holland', undefined, 'EUR', 'as people call it'],
  ['Europe', 'fr', 'EUR', 'as people call it'],
  ['Czech Republic', undefined, 'CZK', 'as people call it'],
  ['Turkey', undefined, 'TRY', 'as people call it'],
  ['FR', 'fr', 'EUR', 'ISO 3166'],
  ['DE', undefined, 'EUR', 'ISO 3166'],
  ['KR', undefined, 'KRW', 'ISO 3166'],
  ['TL', undefined, 'TRY', 'the sign of the lira, as it is written'],
  ['Fr.', 'fr-CH', 'CHF', 'the sign of the franc, as it is written'],
  ['kr', 'sv-SE', 'SEK', cldr],
  ['sterling', undefined, 'GBP', 'as people call it'],
  ['dollars américains', 'fr', 'USD', 'as people call it'],
  ['dollar américain', 'fr', 'USD', 'as people call it'],
  ['EUR · Euro', undefined, 'EUR', 'as autocompletion shows it'],
  ['eur (€)', undefined, 'EUR', 'ISO 4217, with its sign'],
  ['Bitcoin', undefined, 'BTC', 'the coin’s name'],
  ['nowhere', undefined, '', cldr],
])('the currency %j, chosen in %s, is %s (%s)', (typed, locale, codes) => {
  expect(currenciesChosen(typed, locale).join()).toBe(codes);
});

test.each([
  ['eu', 'fr', 'EUR'],
  ['€', 'fr', 'EUR'],
  ['Allem', 'fr', 'EUR'],
  ['Deutschl', 'de', 'EUR'],
  ['$', 'en-CA', 'CAD'],
])('%j, typed in %s, suggests %s first on Discord', (typed, locale, first) => {
  const asked = { command: 'tipjar currency', option: 'code', typed, locale };
  expect(suggest(commands, asked)[0]?.value).toBe(first);
});

test('a sign that several currencies share leaves the choice open where the locale doesn’t decide it', () => {
  expect(currenciesChosen('$', 'fr-FR')).toEqual(expect.arrayContaining(['USD', 'CAD', 'AUD']));
  expect(currenciesChosen('pound')).toEqual(expect.arrayContaining(['GBP', 'EGP']));
});

test.each<[locale: string | undefined, currency: string | undefined]>([
  ['fr-FR', 'EUR'],
  ['fr-CH', 'CHF'],
  ['pt-BR', 'BRL'],
  ['zh-Hant-TW', 'TWD'],
  ['en_GB', 'GBP'],
  ['fr', undefined],
  ['es-419', undefined],
  [undefined, undefined],
])('the currency of the locale %s is %s', (locale, currency) => {
  expect(currencyOfLocale(locale)).toBe(currency);
});

test.each<[locale: string | undefined, currency: string | undefined]>([
  ['fr-CH', 'CHF'],
  ['fr', 'EUR'],
  ['ja', 'JPY'],
  ['en', undefined],
  ['es-419', undefined],
])('a new jar of somebody with the locale %s has the currency %s', (locale, currency) => {
  expect(likelyCurrency(locale)).toBe(currency);
});

const epc = 'EPC069-12 version 3: the character set may be UTF-8, and nothing follows the last element that is used';

test.each<[holder: string, source: string]>([
  ['Ada Lovelace', epc],
  ['Jörg Müller', epc],
  ['Željko Đurić', epc],
  ['Łukasz Żółć', epc],
  ['Zoë O’Brien', epc],
  ['Γιώργος Παπαδόπουλος', epc],
  ['Иван Петров', epc],
  ['Nguyễn Văn Ánh', epc],
])('the code of a bank transfer to %s holds that name and ends with the account (%s)', (holder) => {
  const read = readHandle(provider('iban'), `NL91 ABNA 0417 1643 00 / ${holder.normalize('NFD')}`);
  if (!read.ok) throw new Error(read.problem.code);
  expect(read.handle).toBe(`NL91ABNA0417164300/${holder}`);
  const body = `BCD\n002\n1\nSCT\n\n${holder}\nNL91ABNA0417164300`;
  expect(payment(provider('iban'), read.handle)?.uri).toBe(body);
  expect(payment(provider('iban'), read.handle, { minor: 550, currency: 'EUR' })?.uri).toBe(`${body}\nEUR5.50`);
});

test.each([
  'Аda Lovelace',
  'Ada Lovelасe',
  'Αda',
  'Ａda Lovelace',
  'ᴀda',
  'Ada ㅤ',
  'A\u0301\u0301\u0301\u0301da',
  '𝐀da',
])('the holder %j, in letters of several scripts or of none that names are written in, is refused', (holder) => {
  const read = readHandle(provider('iban'), `NL91ABNA0417164300/${holder}`);
  expect(read.ok ? 'taken' : read.problem.code).toMatch(/^(?:mixed-letters|hidden-characters)$/);
});

const brCode = 'Banco Central do Brasil, Manual do BR Code';

test.each<[pasted: string, right: string, source: string]>([
  [
    '00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D',
    '123e4567-e12b-12d1-a456-426655440000',
    `${brCode}, its example`,
  ],
  [
    '00020126450014BR.GOV.BCB.PIX0115ada@example.com0204cafe520400005303986540510.505802BR5903ADA6003RIO62060502X163049D4F',
    'ada@example.com',
    brCode,
  ],
  [
    '00020126450014BR.GOV.BCB.PIX0115ada@example.com0204cafe520400005303986540510.505802BR5903ADA6003RIO62060502X163040000',
    'checksum',
    brCode,
  ],
  [
    '00020101021226470014br.gov.bcb.pix2525pix.example.com/qr/v2/abc5204000053039865802BR5903ADA6003RIO62070503***63042F02',
    'one-time',
    `${brCode}: a dynamic code is for one payment`,
  ],
  [
    '00020126380014br.gov.bcb.pix0116joao@example.com5204000053039865802BR5913João da Silva6009São Paulo62070503***6304790F',
    'joao@example.com',
    `${brCode}: the name and the town may have accents`,
  ],
  ['fulanö@example.com', 'not-plain', 'a key has none'],
  ['000201265800', 'form', brCode],
])('the pasted Pix code %s is %s (%s)', (pasted, right) => {
  const read = readHandle(provider('pix'), pasted);
  expect(read.ok ? read.handle : read.problem.code).toBe(right);
  if (read.ok) expect(payment(provider('pix'), read.handle)?.uri).toContain(right);
});

test.each<[id: string, pasted: string, link: string, source: string]>([
  [
    'trakteer',
    'https://trakteer.id/harits-syah/tip',
    'https://trakteer.id/harits-syah/tip',
    'links in public repositories',
  ],
  ['trakteer', 'trakteer.id/lim.edmon', 'https://trakteer.id/lim.edmon/tip', 'links in public repositories'],
  ['cafecito', 'https://www.cafecito.app/feli-dev', 'https://cafecito.app/feli-dev', 'links in public repositories'],
  [
    'monobank-jar',
    'https://send.monobank.ua/jar/7yZdwvmNRf',
    'https://send.monobank.ua/jar/7yZdwvmNRf',
    'links in public repositories',
  ],
])('%s: %s leads to %s (%s)', (id, pasted, link) => {
  const read = readHandle(provider(id), pasted);
  if (!read.ok) throw new Error(read.problem.code);
  expect(linkOf(provider(id), read.handle)).toBe(link);
});

describe.each(['discord:1', 'slack:T1'] as const)('a currency in %s', (community) => {
  const people = () => {
    const town = createTown({ ADA: { name: 'Ada', locale: 'fr-FR' }, BEN: { name: 'Ben' } });
    return { town, ada: town.person('ADA', community), ben: town.person('BEN', community) };
  };

  it('is that of the creator’s country for a new jar', async () => {
    const { town, ada, ben } = people();
    await ada.says('/tipjar add paypal adalovelace');
    expect((await ben.says('/tip @ada 5,50 €')).links).toEqual(['https://paypal.me/adalovelace/5.50EUR']);
    expect(await ben.says('/tip @ada $5')).toSay('amount.problem.other-currency', {
      currency: 'EUR',
      other: '$ (USD, ARS, AUD …)',
    });
    expect(await ben.says('/tip @ada 5 usd')).toSay('amount.problem.other-currency', { currency: 'EUR', other: 'USD' });
    town.citizens.ADA = { name: 'Ada', locale: 'en-GB' };
    await ada.says('/tipjar add ko-fi ada');
    expect(await ada.says('/tipjar show')).toSay('show.currency', { currency: 'EUR' });
  });

  it('is shown in the setup and can be changed there', async () => {
    const { ada, ben } = people();
    const preview = await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'adalovelace' });
    expect(preview).toSay('show.currency', { currency: 'EUR' });
    const form = await preview.press('tipjar currency field');
    expect(form.form.fields[0]?.value).toBe('EUR');
    const wrong = await form.submit({ code: 'shells' });
    expect(wrong.reply.refusal?.fields.code).toSay('currency.unknown', { typed: 'shells' });
    const again = await form.submit({ code: 'Switzerland' });
    expect(again).toSay('show.currency', { currency: 'CHF' });
    expect((await ben.says('/tip @ada')).links).toEqual([]);
    await again.press('tipjar publish');
    expect((await ben.says('/tip @ada 5')).links).toEqual(['https://paypal.me/adalovelace/5CHF']);
  });

  it('can be named by its sign, its name or a country, and is asked back where it could be several', async () => {
    const { ada } = people();
    await ada.says('/tipjar add paypal adalovelace');
    for (const typed of ['€', 'Euros', 'France', 'Allemagne'])
      expect(await ada.says(`/tipjar currency ${typed}`)).toSay('currency.done', { currency: 'EUR' });
    const several = await ada.says('/tipjar currency $');
    expect(several.refused).toBe(true);
    expect(several.text).toContain('USD');
  });
});
