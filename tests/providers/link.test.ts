import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountLink, catalogue, isHandle, linkOf, readHandle, sameHandle } from '../../src/providers/index.ts';
import { provider } from './support.ts';

test.each([
  ['paypal', 'octocat', 500, 'USD', 'https://paypal.me/octocat/5USD'],
  ['paypal', 'octocat', 2550, 'EUR', 'https://paypal.me/octocat/25.50EUR'],
  ['paypal', 'octocat', 500, 'JPY', 'https://paypal.me/octocat/500JPY'],
  ['paypal', 'octocat', 50000, 'HUF', 'https://paypal.me/octocat/500HUF'],
  ['paypal', 'octocat', 50050, 'HUF', undefined],
  ['paypal', 'octocat', 50050, 'TWD', undefined],
  ['paypal', 'octocat', 500, 'INR', undefined],
  ['venmo', 'dj-matt', 550, 'USD', 'https://venmo.com/dj-matt?txn=pay&audience=private&amount=5.50'],
  ['venmo', 'dj-matt', 550, 'EUR', undefined],
  ['cash-app', 'DJMatt', 500, 'USD', 'https://cash.app/$DJMatt/5'],
  ['monzo', 'adalovelace', 300, 'GBP', 'https://monzo.me/adalovelace/3.00'],
  ['bunq', 'ada', 1250, 'EUR', 'https://bunq.me/ada/12.50'],
  [
    'mobilepay',
    '0cfe35a7-fccc-4cb9-85e7-b246d3bfa48a',
    2500,
    'DKK',
    'https://qr.mobilepay.dk/box/0cfe35a7-fccc-4cb9-85e7-b246d3bfa48a/pay-in?amount=2500',
  ],
  ['mobilepay', 'dk/1234', 2500, 'DKK', undefined],
  [
    'swish',
    '1232877439',
    10000,
    'SEK',
    'https://app.swish.nu/1/p/sw/?sw=1232877439&amt=100&cur=SEK&edit=amt,msg&src=qr',
  ],
  [
    'justgiving',
    'charity/11496',
    500,
    'GBP',
    'https://link.justgiving.com/v1/charity/donate/charityId/11496?amount=5.00&currency=GBP',
  ],
  ['every-org', 'her-initiative', 500, 'USD', 'https://www.every.org/her-initiative?amount=5&frequency=ONCE#/donate'],
  ['ko-fi', 'octocat', 500, 'EUR', undefined],
  ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 500, 'BTC', undefined],
])('%s %s with %i %s: %s', (id, handle, minor, currency, link) => {
  expect(amountLink(provider(id), handle, { minor, currency })).toBe(link);
});

test('an amount link leads to the same account as the plain one, whatever the amount', () => {
  const able = catalogue.all.filter(({ forms }) => forms.some(({ link, amount }) => link && amount));
  const minor = fc.integer({ min: 1, max: 10_000_000 });
  fc.assert(
    fc.property(fc.constantFrom(...able), minor, (one, minor) => {
      for (const handle of Object.values(one.examples.accepted)) {
        const carried = one.forms.flatMap((form) => form.amount?.currencies ?? []);
        const link = amountLink(one, handle, { minor, currency: carried[minor % carried.length] ?? '' });
        if (link === undefined) continue;
        expect(new URL(link).host).toBe(new URL(linkOf(one, handle) ?? '').host);
        expect(readHandle(one, link)).toEqual({ ok: true, handle });
      }
    }),
    { numRuns: 500 },
  );
});

test('asking for the link of an invalid handle is a fault', () => {
  expect(isHandle(provider('paypal'), 'octocat')).toBe(true);
  for (const handle of ['', 'octo cat', '@octocat', 'octocat/5', '..', 'https://paypal.me/octocat', 'x'.repeat(5000)]) {
    expect(isHandle(provider('paypal'), handle)).toBe(false);
    expect(() => linkOf(provider('paypal'), handle)).toThrow('not a valid handle of paypal');
  }
});

test('two spellings are the same account where the provider says so', () => {
  expect(sameHandle(provider('paypal'), 'OctoCat', 'octocat')).toBe(true);
  expect(sameHandle(provider('paypal'), 'octocat', 'octocats')).toBe(false);
  expect(sameHandle(provider('stripe-payment-link'), 'buy/AAAAAAAAAAAAAAAAAA', 'buy/aaaaaaaaaaaaaaaaaa')).toBe(false);
  expect(sameHandle(provider('patreon'), 'id/12', '12')).toBe(false);
  const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
  expect(sameHandle(provider('ethereum'), address, address.toLowerCase())).toBe(true);
});
