import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createVault, WrongKey } from '../../src/connections/vault.ts';

const [old, fresh] = [randomBytes(32), randomBytes(32)];
const PLACE = 'installation:slack:T1:token';

it('what was sealed is opened at its place, and is never twice the same', () => {
  const vault = createVault([fresh]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = vault.seal(PLACE, text);
      expect(vault.open(PLACE, sealed)).toBe(text);
      expect(vault.seal(PLACE, text)).not.toBe(sealed);
    }),
  );
});

it('nothing is opened at another place', () => {
  const vault = createVault([fresh]);
  const sealed = vault.seal(PLACE, 'xoxb-1');
  for (const place of ['installation:slack:T2:token', 'installation:slack:T1:refresh_token', ''])
    expect(() => vault.open(place, sealed)).toThrow(WrongKey);
});

it('nothing is opened of which a bit was changed, or the end was cut off', () => {
  const vault = createVault([fresh]);
  const [id, text = ''] = vault.seal(PLACE, 'xoxb-1').split('.');
  const bytes = Buffer.from(text, 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => vault.open(PLACE, `${id}.${changed.toString('base64url')}`)).toThrow(WrongKey);
  }
  for (let length = 0; length < bytes.length; length += 1)
    expect(() => vault.open(PLACE, `${id}.${bytes.subarray(0, length).toString('base64url')}`)).toThrow(WrongKey);
});

it('an older key still opens what it has sealed, and seals nothing any more', () => {
  const sealed = createVault([old]).seal(PLACE, 'xoxb-1');
  const both = createVault([fresh, old]);
  expect(both.open(PLACE, sealed)).toBe('xoxb-1');
  expect([both.isCurrent(sealed), both.isCurrent(both.seal(PLACE, 'xoxb-1'))]).toEqual([false, true]);
  expect(createVault([fresh]).open(PLACE, both.seal(PLACE, 'xoxb-1'))).toBe('xoxb-1');
});

it('another key opens nothing, and the error says what to do without saying what it is about', () => {
  const sealed = createVault([old]).seal(PLACE, 'xoxb-1');
  expect(() => createVault([fresh]).open(PLACE, sealed)).toThrow(/^TIP_JAR_KEY: .*TIP_JAR_KEY=new,old/);
  for (const odd of ['', '.', 'xoxb-1', sealed.slice(0, 9), `${sealed.slice(0, 9)}€`])
    expect(() => createVault([old]).open(PLACE, odd)).toThrow(WrongKey);
});
