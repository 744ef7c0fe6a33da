import { expect, test } from 'vitest';
import { catalogue } from '../../src/providers/index.ts';
import { recognise, refusedLink } from '../../src/providers/link-alone.ts';
import { provider } from './support.ts';

test.each([
  ['https://ko-fi.com/octocat', 'ko-fi', 'octocat'],
  ['HTTP://ko-fi.com/octocat/shop', 'ko-fi', 'octocat'],
  [' www.patreon.com/octocat?utm_source=https ', 'patreon', 'octocat'],
  ['ko-fi.com/octocat?ref=https:', 'ko-fi', 'octocat'],
  ['venmo.com/dj-matt', 'venmo', 'dj-matt'],
])('%s is recognised as a link of %s, with its handle', (typed, id, handle) => {
  expect(recognise(typed)).toEqual({ provider: provider(id), handle });
});

test.each([
  '',
  'octocat',
  'zoë',
  'https://example.org/octocat',
  'https://ko-fi.com:8443/octocat',
  'https://ko-fi.com/explore',
  'https://ko-fi.com/octocat?next=//evil.example',
  'https://venmo.com/dj-matt?txn=charge',
])('%j is not recognised', (typed) => {
  expect(recognise(typed)).toBeUndefined();
});

test.each([
  ['https://www.paypal.com/donate/?business=ABCDEFGH23456&no_recurring=0', 'paypal-donate', 'paypal-merchant'],
  ['https://www.paypal.com/donate/?business=ada%40example.com', 'paypal-donate', 'paypal-email'],
  ['https://gofund.me/1a2b3c4d', 'gofundme', 'short-link'],
  ['github.com/octocat/hello-world', 'github-sponsors', 'page'],
  ['https://gumroad.com/octocat', 'gumroad', 'page'],
  ['https://bunq.me/t/Ab12Cd34', 'bunq', 'one-time'],
])('%s is known to be of %s, though it is refused: %s', (typed, id, code) => {
  expect(recognise(typed)).toBeUndefined();
  expect(refusedLink(typed)).toMatchObject({ provider: provider(id), problem: { code } });
});

test.each(['', 'zoë', 'https://example.org/octocat', 'https://ko-fi.com/octocat', 'ada@ghost.io'])(
  '%j is no refused link of a service',
  (typed) => {
    expect(refusedLink(typed)).toBeUndefined();
  },
);

test('only the providers asked about are recognised', () => {
  const others = catalogue.all.filter(({ id }) => id !== 'ko-fi');
  expect(recognise('https://ko-fi.com/octocat', others)).toBeUndefined();
});
