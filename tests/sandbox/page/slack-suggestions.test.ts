import { expect, test } from 'vitest';
import { suggest, usage } from '../../../sandbox/page/slack/suggestions.js';
import type { Scene } from '../../../sandbox/scene.ts';
import { people, roles } from '../../../sandbox/town.ts';

const commands = ['/tip', '/tipjar'].map((command) => ({ command, description: 'Does it', usage_hint: '@member' }));
const scene = { people, roles, slack: { commands } } as unknown as Scene;
const labels = (text: string) => suggest(text, scene).map((one) => one.label);

test('commands are suggested while the first word is typed', () => {
  expect(labels('/ti')).toEqual(['/tip', '/tipjar']);
  expect(labels('/tipj')).toEqual(['/tipjar']);
  expect(labels('/tip ')).toEqual([]);
  expect(labels('see /tip')).toEqual([]);
});

test('people and groups are suggested after an @ that begins a word', () => {
  expect(labels('/tip @b')).toEqual(['@ben']);
  expect(labels('/tipjar-admin role @Time')).toEqual(['@time-out']);
  expect(labels('@')).toEqual(['@ada', '@ben', '@grace', '@max', '@artists', '@time-out']);
  expect(labels('ada@b')).toEqual([]);
});

test('a suggestion that is typed already is marked as exact', () => {
  expect(suggest('/tip @Ada', scene)).toMatchObject([{ exact: true, text: '/tip @ada ' }]);
  expect(suggest('/tip', scene).map((one) => one.exact)).toEqual([true, false]);
});

test('the usage of a command is shown once it is typed', () => {
  expect(usage('/tip @a', scene)?.usage_hint).toBe('@member');
  expect(usage('/tip', scene)).toBeUndefined();
});
