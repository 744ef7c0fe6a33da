import { expect, it } from 'vitest';
import { findAction } from './find-action.ts';

const show = { command: 'tipjar show' };
const venmo = { command: 'tipjar remove', options: { provider: 'venmo' } };
const paypal = { command: 'tipjar remove', options: { provider: 'paypal' } };
const none = { command: 'tipjar category choose' };
const expert = { command: 'tipjar category choose', options: { category: 'expert' } };
const all = [show, venmo, paypal, none, expert];

it('finds the one action of a command, and among several the one with these options', () => {
  expect(findAction(all, 'tipjar show')).toBe(show);
  expect(findAction(all, 'tipjar remove', { provider: 'paypal' })).toBe(paypal);
});

it('finds the one without further options among those that fit', () => {
  expect(findAction(all, 'tipjar category choose')).toBe(none);
});

it('throws with all there is where none or several fit', () => {
  expect(() => findAction(all, 'tipjar remove')).toThrow(/^2 buttons do tipjar remove {}; there is:\ntipjar show {}\n/);
  expect(() => findAction(all, 'tipjar remove', { provider: 'ko-fi' })).toThrow('no button does tipjar remove');
  expect(() => findAction([], 'tipjar show')).toThrow('nothing to press');
});
