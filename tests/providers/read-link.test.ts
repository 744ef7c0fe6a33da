import { expect, test } from 'vitest';
import { readAddress } from '../../src/providers/address.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { ownsHost, readLink, refusalCodeOf } from '../../src/providers/read-link.ts';
import { madeUp } from './made-up.ts';

function read(provider: Provider, link: string) {
  const reading = readAddress(link);
  if (!reading.ok) throw new Error(`${link} is not an address`);
  const found = readLink(provider, reading.address);
  return found?.ok ? { ok: true, handle: found.handle } : found;
}

const parts = {
  name: { pattern: '[a-z-]{1,20}', case: 'sensitive', reserved: ['team'] },
  account: { pattern: '[A-Za-z0-9]+', case: 'sensitive', checksum: 'iban' },
};
const byName = { handle: '{name}', link: 'https://made-up.example/{name}' };
const byAccount = { handle: 'to/{account}', link: 'https://made-up.example/{account}' };

test('a link is read by the first form that fits it', () => {
  const provider = madeUp([byName, byAccount], { parts, handle: { label: 'page', example: 'a', min: 1, max: 40 } });
  expect(read(provider, 'https://made-up.example/ada')).toEqual({ ok: true, handle: 'ada' });
  const iban = 'DE89370400440532013000';
  expect(read(provider, `https://made-up.example/${iban}`)).toEqual({ ok: true, handle: `to/${iban}` });
});

test.each([
  ['team', 'reserved', [byName, byAccount]],
  ['team', 'checksum', [byAccount, byName]],
  ['DE00', 'checksum', [byName, byAccount]],
  ['DE00', 'checksum', [byAccount, byName]],
  ['a_b', 'form', [byName, byAccount]],
])('of several problems with %s the most specific one is named: %s', (text, code, forms) => {
  expect(read(madeUp(forms, { parts }), `https://made-up.example/${text}`)).toEqual({ ok: false, code });
});

test('a handle that is too short or too long has the wrong form', () => {
  const provider = madeUp([byName], { handle: { label: 'page', example: 'ada', min: 3, max: 5 } });
  for (const name of ['ad', 'adalov']) {
    expect(read(provider, `https://made-up.example/${name}`)).toEqual({ ok: false, code: 'form' });
  }
  for (const handle of ['ada', 'adalo']) {
    expect(read(provider, `https://made-up.example/${handle}`)).toEqual({ ok: true, handle });
  }
});

test('a provider owns the hosts of all its links, also of those that can’t be published', () => {
  const refused = [{ link: 'pay.made-up.example/once/*', because: 'one-time' }];
  const provider = madeUp([byName], { refused });
  for (const host of ['made-up.example', 'pay.made-up.example']) expect(ownsHost(provider, host)).toBe(true);
  expect(ownsHost(provider, 'example')).toBe(false);

  const address = { scheme: 'https', host: 'pay.made-up.example', query: new URLSearchParams() };
  expect(refusalCodeOf(provider, { ...address, path: ['once', '7'] })).toBe('one-time');
  expect(refusalCodeOf(provider, { ...address, path: ['once'] })).toBeUndefined();
});

test('a link of another shape, or on a host with an impossible name in it, isn’t read', () => {
  const forms = [{ handle: '{name}', link: 'https://{name}.made-up.example/' }];
  const provider = madeUp(forms, { parts: { name: { pattern: '[a-z]+', case: 'sensitive' } } });
  expect(read(provider, 'https://ada.made-up.example/')).toEqual({ ok: true, handle: 'ada' });
  expect(read(provider, 'https://ada.made-up.example/x')).toBeUndefined();
  expect(read(provider, 'https://a1.made-up.example/')).toBeUndefined();
  expect(ownsHost(provider, 'ada.made-up.example')).toBe(true);
  expect(ownsHost(provider, 'a1.made-up.example')).toBe(false);
  expect(ownsHost(provider, 'made-up.example')).toBe(false);
});
