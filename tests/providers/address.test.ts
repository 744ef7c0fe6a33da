import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, mayRedirect, readAddress, readPaymentUri, readPlainLink } from '../../src/providers/address.ts';

const none = new URLSearchParams();

describe('an address', () => {
  test.each([
    ['https://ko-fi.com', 'ko-fi.com', []],
    ['HTTP://WWW.Ko-Fi.com/', 'ko-fi.com', []],
    ['https://ko-fi.com/octocat/', 'ko-fi.com', ['octocat']],
    ['https://ko-fi.com/octo%20cat', 'ko-fi.com', ['octo cat']],
    ['https://ko-fi.com//octocat', 'ko-fi.com', ['', 'octocat']],
    ['https://awww.example', 'awww.example', []],
    ['https://www.www.example', 'www.example', []],
  ])('%s is taken apart', (text, host, path) => {
    expect(readAddress(text)).toEqual({ ok: true, address: { scheme: 'https', host, path, query: none } });
  });

  test('keeps its query and drops its fragment', () => {
    const reading = readAddress('https://ko-fi.com/octocat?a=1&a=2#b=3');
    expect(reading.ok && [...reading.address.query]).toEqual([
      ['a', '1'],
      ['a', '2'],
    ]);
  });

  test.each([
    ['ko-fi.com', 'scheme'],
    ['see https://ko-fi.com', 'scheme'],
    ['javascript:https://ko-fi.com', 'scheme'],
    ['https://ada@ko-fi.com', 'user-info'],
    ['https://ko-fi.com:443', 'port'],
    ['https://', 'form'],
    ['https://ko-fi%2ecom', 'form'],
    ['https://ko-fi.com/x/../octocat', 'form'],
    ['https://ko-fi.com/%', 'form'],
    ['https://ko-fi.com/%ff', 'form'],
    ['https://ko-fi.com/a%2fb', 'form'],
    ['https://ko-fi.com/a%5cb', 'form'],
    ['https://ko-fi.com/a%00', 'form'],
    ['https://ko-fi.com/octocat/a%00', 'form'],
  ])('%s is refused: %s', (text, code) => {
    expect(readAddress(text)).toEqual({ ok: false, code });
  });
});

test('a payment URI is taken apart into its path and its query', () => {
  const address = { scheme: 'upi', host: '', path: ['pay', 'now'], query: none };
  expect(readPaymentUri('upi', 'upi:pay/now')).toEqual({ ok: true, address });
  const query = new URLSearchParams({ pa: 'a@b' });
  expect(readPaymentUri('upi', 'upi:pay/n%6fw?pa=a%40b')).toEqual({ ok: true, address: { ...address, query } });
  expect(readPaymentUri('bitcoin', 'bitcoin:bc1%')).toEqual({ ok: false, code: 'form' });
});

test.each([
  ['https://evil.example', true],
  ['//evil.example', true],
  ['\\\\evil.example', true],
  [' //evil.example', true],
  ['HTTPS:\\/evil.example', true],
  ['see https://ko-fi.com', false],
  ['thanks // bye', false],
  ['/octocat', false],
  ['evil.example', false],
  ['', false],
])('a query value %j may redirect to another address: %s', (value, leads) => {
  const address = { scheme: 'https', host: 'ko-fi.com', path: [], query: new URLSearchParams({ a: 'x', b: value }) };
  expect(mayRedirect(address)).toBe(leads);
});

describe('a plain link', () => {
  const pieces = [
    'https://',
    'http://',
    'ko-fi.com',
    'a',
    'xn--',
    '7',
    '0x',
    '.',
    '/',
    '@',
    ':',
    '$',
    '~',
    '-',
    '_',
    '?',
    '=',
    '&',
    ',',
    '#',
    '%2e',
    '+',
    ' ',
    'É',
    '\\',
    '\t',
    '\n',
  ];
  const links = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((behind) => `https://${behind.join('')}`);

  test('is taken apart as a URL parser does it, which changes nothing of it', () => {
    let plain = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          links,
          links.map((link) => link.replace('://', '://ko-fi.com/')),
        ),
        (link) => {
          const address = readPlainLink(link);
          if (!address) return;
          plain += 1;
          const url = new URL(link);
          expect(url.href).toBe(link);
          expect(address).toEqual(addressOf(url));
        },
      ),
      { numRuns: 5_000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  test.each([
    'http://ko-fi.com/ada',
    'https://ko-fi.com',
    'https://ko-fi.com:443/ada',
    'https://ada@ko-fi.com/ada',
    'https://Ko-fi.com/ada',
    'https://xn--ada.ko-fi.com/ada',
    'https://1.2.3.4/ada',
    'https://ko-fi.com/./ada',
    'https://ko-fi.com/ada/..',
    'https://ko-fi.com/%61da',
    'https://ko-fi.com/ada\n',
    'https://ko-fi.com\\ada/',
    'https://ko-fi.com/ada?for=a tip',
  ])('is not %j', (link) => {
    expect(readPlainLink(link)).toBeUndefined();
  });
});
