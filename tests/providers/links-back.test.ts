import { expect, test } from 'vitest';
import { amountLink, linkOf } from '../../src/providers/link.ts';
import { madeUp } from './made-up.ts';

const eur = { minor: 500, currency: 'EUR' };
const link = 'https://made-up.example/{name}';
const form = { handle: '{name}', link };
const away = 'the link of a made-up handle does not lead back to it';
const paying = (address: string) =>
  madeUp([
    {
      ...form,
      pasted: ['made-up.example/{name}/*'],
      amount: { link: address, currencies: ['EUR'], format: 'short' },
    },
  ]);

test('a link is built when it is read back as its handle', () => {
  expect(linkOf(madeUp([form]), 'ada')).toBe('https://made-up.example/ada');
  expect(linkOf(madeUp([{ handle: '{name}' }]), 'ada')).toBeUndefined();
  expect(amountLink(paying(`${link}/{amount}`), 'ada', eur)).toBe('https://made-up.example/ada/5');
});

test.each([
  ['to another host', 'https://elsewhere.example/{name}/{amount}'],
  ['to a page without encryption', 'http://made-up.example/{name}/{amount}'],
  ['to an address that a browser changes', `${link}/{amount}?for=a tip`],
])('an entry whose link leads %s is a fault', (_, address) => {
  expect(() => amountLink(paying(address), 'ada', eur)).toThrow(away);
});

test('an entry whose link can’t be read back is a fault', () => {
  expect(() => linkOf(madeUp([{ handle: '{name}', link: 'https://made-up.example:8443/{name}' }]), 'ada')).toThrow(
    away,
  );
});

test('an entry whose link names another account is a fault', () => {
  const provider = madeUp([form, { handle: 'team/{name}', link: 'https://made-up.example/team-{name}' }]);
  expect(linkOf(provider, 'team-ada')).toBe('https://made-up.example/team-ada');
  expect(() => linkOf(provider, 'team/ada')).toThrow(away);
});
