import { expect, test } from 'vitest';
import { composerKey } from '../../../sandbox/page/shared/composer/composer-key.js';

const suggesting = { suggests: true, moved: false, closed: false, isWhole: false };
const press = (key: string, composer = {}, event = {}) =>
  composerKey({ key, shiftKey: false, isComposing: false, ...event }, { ...suggesting, ...composer });

test('the arrow keys and Tab belong to the suggestions while there are any', () => {
  expect(['ArrowDown', 'ArrowUp', 'Tab'].map((key) => press(key))).toEqual(['next', 'previous', 'take']);
  for (const key of ['ArrowDown', 'ArrowUp', 'Tab']) expect(press(key, { suggests: false })).toBeUndefined();
});

test('Enter takes a suggestion while the text is not whole, or once the arrow keys were used', () => {
  expect(press('Enter')).toBe('take');
  expect(press('Enter', { isWhole: true })).toBe('send');
  expect(press('Enter', { isWhole: true, moved: true })).toBe('take');
  expect(press('Enter', { suggests: false })).toBe('send');
});

test('with Shift, Enter begins a new line and Tab leaves the composer', () => {
  for (const key of ['Enter', 'Tab']) expect(press(key, {}, { shiftKey: true })).toBeUndefined();
});

test('Escape closes the suggestions once', () => {
  expect(press('Escape')).toBe('close');
  expect(press('Escape', { closed: true })).toBeUndefined();
});

test('no key does anything while an input method composes a character', () => {
  for (const key of ['Enter', 'Tab', 'Escape', 'ArrowDown'])
    expect(press(key, {}, { isComposing: true })).toBeUndefined();
});
