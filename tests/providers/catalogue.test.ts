import { expect, test } from 'vitest';
import {
  adviceFlags,
  catalogue,
  creatorAdviceFlags,
  creatorFlags,
  publishedBy,
  readHandle,
  tipperFlags,
} from '../../src/providers/index.ts';
import { provider } from './support.ts';

const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);

test('a provider is found by id, name or alias, however it is spelt', () => {
  for (const text of ['ko-fi', 'Ko-fi', 'KOFI', 'ko fi', ' Ko_Fi ']) expect(catalogue.named(text)?.id).toBe('ko-fi');
  expect(catalogue.named('$Cashtag')?.id).toBe('cash-app');
  expect(catalogue.named('爱发电')?.id).toBe('afdian');
  expect(catalogue.named('myspace')).toBeUndefined();
  expect(catalogue.named('')).toBeUndefined();
});

test('a misspelt name is near the provider that was meant', () => {
  expect(catalogue.nearest('payal')[0]?.id).toBe('paypal');
  expect(catalogue.nearest('venom')[0]?.id).toBe('venmo');
  expect(catalogue.nearest('coffee')[0]?.id).toBe('buy-me-a-coffee');
});

test.each([
  ['twitter', []],
  ['twich', ['twitch']],
  ['pay', ['paypal', 'paypal-donate', 'paypay']],
  ['payal', ['paypal']],
  ['cash', ['cash-app', 'chipper-cash', 'wealthsimple-cash']],
  ['paytmm', ['upi']],
  ['x', []],
  ['?', []],
])('the nearest to %s are only those that may be meant', (typed, expected) => {
  expect(ids(catalogue.nearest(typed))).toEqual(expected);
});

test('a search finds names that begin with the text before names that contain it', () => {
  const found = ids(catalogue.search('pay'));
  expect(found[0]).toBe('paypal');
  expect(found.indexOf('kakaopay')).toBeGreaterThan(found.indexOf('paystack'));
  expect(catalogue.search('no such service')).toEqual([]);
});

test('a search finds names before aliases, and an alias that is typed in full first', () => {
  const found = ids(catalogue.search('pay'));
  expect(found.indexOf('upi')).toBe(found.length - 1);
  expect(ids(catalogue.search('paytm'))[0]).toBe('upi');
});

test('an empty search finds common providers', () => {
  const found = catalogue.search('');
  expect(found).toHaveLength(25);
  expect(found.every(({ common }) => common)).toBe(true);
});

test('every flag is used by a provider', () => {
  const used = (list: (one: (typeof catalogue.all)[number]) => readonly string[]) =>
    new Set(catalogue.all.flatMap(list));
  const forms = catalogue.all.flatMap(({ forms }) => forms.flatMap(({ publishes }) => publishes ?? []));
  expect([...tipperFlags]).toEqual(tipperFlags.filter((flag) => used(({ reveals }) => reveals.tipper).has(flag)));
  const published = used(({ reveals }) => [...reveals.creator, ...forms]);
  expect([...creatorFlags]).toEqual(creatorFlags.filter((flag) => published.has(flag)));
  expect([...adviceFlags]).toEqual(adviceFlags.filter((flag) => used(({ reveals }) => reveals.advice).has(flag)));
  const care = used(({ reveals }) => reveals.creatorAdvice);
  expect([...creatorAdviceFlags]).toEqual(creatorAdviceFlags.filter((flag) => care.has(flag)));
});

test('every country has a code of ISO 3166', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  for (const country of catalogue.all.flatMap(({ countries = [] }) => countries))
    expect(names.of(country)).toBeTruthy();
});

test.each([
  ['monzo', 'adalovelace', ['name-in-handle']],
  ['wise', 'adal42', ['name-in-handle']],
  ['wise', 'business/acmeltd', []],
  ['swish', '0708761043', ['phone-in-handle']],
  ['swish', '1232877439', []],
  ['pix', '+5511987654321', ['phone-in-handle']],
  ['pix', '529.982.247-25', ['tax-number-in-handle']],
  ['pix', 'ada@example.com', ['email-in-handle']],
  ['pix', '123e4567-e89b-42d3-a456-426655440000', []],
  ['upi', '9876543210@paytm', ['phone-in-handle']],
  ['upi', 'ada@okaxis', []],
  ['zelle', 'ada@example.com', ['email-in-handle']],
  ['iban', 'NL91ABNA0417164300 / Ada', ['name-in-handle', 'bank-account-in-handle']],
  ['amazon-wishlist', 'de/1ELWVEKV9NLYP', ['postal-address']],
  ['paypal', 'ada', []],
])('the handle %s %s publishes %j by itself', (id, typed, flags) => {
  const reading = readHandle(provider(id), typed);
  if (!reading.ok) throw new Error(reading.problem.code);
  expect(publishedBy(provider(id), reading.handle)).toEqual(flags);
});
