import { expect, test } from 'vitest';
import { complaint, fieldsOf, valuesAtFirst } from '../../../sandbox/page/discord/form/modal-fields.js';

const text = { type: 4, custom_id: 'handle', style: 1, min_length: 2, max_length: 4, value: 'ada' };
const select = { type: 3, custom_id: 'currency', options: [{ label: 'EUR', value: 'eur', default: true }] };
const components = [
  { type: 10, content: 'Hello' },
  { type: 18, label: 'Handle', description: 'Your name', component: text },
  { type: 1, components: [{ ...text, custom_id: 'old', label: 'Old', value: undefined }] },
  { type: 18, label: 'Currency', component: select },
];

test('inputs are found in labels and in action rows', () => {
  expect(fieldsOf(components).map(({ input, label }) => [input.custom_id, label])).toEqual([
    ['handle', 'Handle'],
    ['old', 'Old'],
    ['currency', 'Currency'],
  ]);
});

test('a form starts with the values that the bot put into it', () => {
  expect(valuesAtFirst(fieldsOf(components))).toEqual({ handle: 'ada', old: '', currency: ['eur'] });
});

test('a field that can’t be sent says why', () => {
  expect(complaint(text, '')).toEqual({ word: 'fieldRequired', count: 1 });
  expect(complaint({ ...text, required: false }, '')).toBeUndefined();
  expect(complaint(text, 'a')).toEqual({ word: 'atLeast', count: 2 });
  expect(complaint(text, 'adaad')).toEqual({ word: 'atMost', count: 4 });
  expect(complaint(text, 'ada')).toBeUndefined();
  expect(complaint(select, [])).toEqual({ word: 'fieldRequired', count: 1 });
});
