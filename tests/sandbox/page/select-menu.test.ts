import { expect, test } from 'vitest';
import { selectKey } from '../../../sandbox/page/shared/menus/select-key.js';
import { toggled } from '../../../sandbox/page/shared/menus/toggled.js';

test('the arrow keys stop at the ends of the list', () => {
  const list = { count: 3, searching: false };
  expect(selectKey('ArrowDown', { ...list, active: 2 })).toEqual({ activate: 2 });
  expect(selectKey('ArrowUp', { ...list, active: 0 })).toEqual({ activate: 0 });
  expect(selectKey('End', { ...list, active: 0 })).toEqual({ activate: 2 });
  expect(selectKey('Home', { ...list, active: 2 })).toEqual({ activate: 0 });
});

test('a space chooses an option, but is text in the search field', () => {
  expect(selectKey(' ', { active: 0, count: 1, searching: false })).toBe('choose');
  expect(selectKey(' ', { active: 0, count: 1, searching: true })).toBeUndefined();
});

test('a value is added while there is room for it, and taken away when it is chosen again', () => {
  expect(toggled(['a'], 'b', 2)).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a', 2)).toEqual(['b']);
  const full = ['a', 'b'];
  expect(toggled(full, 'c', 2)).toBe(full);
});
