import { expect, test } from 'vitest';
import { readModal } from '../../../sandbox/slack/views/view.ts';
import { chosen, NotOffered, valuesOf } from '../../../sandbox/slack/visitor/input-state.ts';
import { complaintsOf } from '../../../sandbox/slack/visitor/required-inputs.ts';
import { form, words } from './workspace.ts';

const options = ['red', 'green', 'blue'].map((value) => ({ text: words(value), value }));

function input(element: object, more: object = {}) {
  const block = { type: 'input', block_id: 'b', label: words('x'), element: { action_id: 'a', ...element }, ...more };
  return readModal(form('x', { blocks: [block] })).blocks;
}

const held = (element: object, given?: Record<string, unknown>) =>
  valuesOf(input(element), given ? { b: { a: given } } : {}).b?.a;

test.each<[object, object]>([
  [{ type: 'plain_text_input' }, { value: null }],
  [{ type: 'plain_text_input', initial_value: 'x' }, { value: 'x' }],
  [{ type: 'static_select', options }, { selected_option: null }],
  [{ type: 'static_select', options, initial_option: options[1] }, { selected_option: options[1] }],
  [{ type: 'multi_static_select', options }, { selected_options: [] }],
  [{ type: 'checkboxes', options, initial_options: [options[0]] }, { selected_options: [options[0]] }],
  [{ type: 'users_select', initial_user: 'U0ADA' }, { selected_user: 'U0ADA' }],
  [{ type: 'multi_users_select', initial_users: ['U0ADA'] }, { selected_users: ['U0ADA'] }],
  [{ type: 'conversations_select' }, { selected_conversation: null }],
])('an element that nobody changed has its initial value: %j', (element, value) => {
  expect(held(element)).toEqual({ type: 'type' in element ? element.type : '', ...value });
});

test('a chosen option has the words of the app, whatever words the page sends', () => {
  const given = { selected_options: [{ value: 'red', text: words('forged') }, { value: 'blue' }] };
  expect(held({ type: 'multi_static_select', options }, given)).toMatchObject({
    selected_options: [options[0], options[2]],
  });
});

test('an emptied text has the value null', () => {
  expect(held({ type: 'plain_text_input', initial_value: 'x' }, { value: '' })).toMatchObject({ value: null });
});

test.each<[object, Record<string, unknown>]>([
  [{ type: 'static_select', options }, { selected_option: { value: 'pink' } }],
  [{ type: 'static_select', options }, { selected_option: 'red' }],
  [{ type: 'multi_static_select', options }, { selected_options: 'red' }],
  [{ type: 'users_select' }, { selected_user: 'U0NOBODY' }],
  [{ type: 'channels_select' }, { selected_channel: 'C0NONE' }],
  [{ type: 'plain_text_input' }, { value: 5 }],
])('a value that is none of the options is refused: %j %j', (element, given) => {
  expect(() => held(element, given)).toThrow(NotOffered);
});

test('the choice of an overflow menu is not part of the state', () => {
  const menu = { type: 'overflow' as const, action_id: 'a', options };
  expect(chosen(menu, { selected_option: { value: 'red' } })).toMatchObject({ selected_option: options[0] });
  const blocks = readModal(form('x', { blocks: [{ type: 'actions', elements: [menu] }] })).blocks;
  expect(valuesOf(blocks)).toEqual({});
});

test.each<[object, Record<string, unknown>, string | undefined]>([
  [{ type: 'users_select' }, {}, 'Please complete this required field.'],
  [{ type: 'checkboxes', options }, { selected_options: [] }, 'Please complete this required field.'],
  [
    { type: 'multi_static_select', options, max_selected_items: 1 },
    { selected_options: [options[0], options[1]] },
    'Please choose no more than 1 items.',
  ],
  [{ type: 'plain_text_input', min_length: 3 }, { value: 'ab' }, 'Please enter at least 3 characters.'],
  [{ type: 'plain_text_input', min_length: 3 }, { value: 'abc' }, undefined],
  [{ type: 'number_input', is_decimal_allowed: false }, { value: '1.5' }, 'Please enter a valid number.'],
  [{ type: 'number_input', is_decimal_allowed: true }, { value: '1.5' }, undefined],
  [
    { type: 'number_input', is_decimal_allowed: true, min_value: '2' },
    { value: '1.5' },
    'Please enter a number that is at least 2.',
  ],
  [
    { type: 'number_input', is_decimal_allowed: true, max_value: '1' },
    { value: '1.5' },
    'Please enter a number that is at most 1.',
  ],
  [{ type: 'email_text_input' }, { value: 'ada' }, 'Please enter a valid email address.'],
  [{ type: 'email_text_input' }, { value: 'ada@example.org' }, undefined],
  [{ type: 'url_text_input' }, { value: 'example' }, 'Please enter a valid URL.'],
  [{ type: 'url_text_input' }, { value: 'https://example.org' }, undefined],
])('the form says what is wrong with an input: %j %j', (element, given, complaint) => {
  const blocks = input(element);
  expect(complaintsOf(blocks, valuesOf(blocks, { b: { a: given } }))).toEqual(complaint ? { b: complaint } : {});
});

test('an optional input can stay empty', () => {
  const blocks = input({ type: 'plain_text_input' }, { optional: true });
  expect(complaintsOf(blocks, valuesOf(blocks))).toEqual({});
});
