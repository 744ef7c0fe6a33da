import { expect, test } from 'vitest';
import { button, words } from '../workspace.ts';
import { actions, expectMost, ofMessage, times, x } from './blocks-of.ts';

const option = (at: number, more: object = {}) => ({ text: words(`option ${at}`), value: String(at), ...more });
const select = (more: object) => actions({ type: 'static_select', action_id: 's', ...more });
const options = (count: number) => times(count, (at) => option(at));
const input = (element: object) => ({ type: 'input', label: words('x'), element });

test.each<[string, number, (size: number) => object, string]>([
  ["a button's text", 75, (size) => button('a', { text: words(x(size)) }), '/text/text'],
  ["a button's value", 2000, (size) => button('a', { value: x(size) }), '/value'],
  ["a button's address", 3000, (size) => button('a', { url: `https://${x(size - 8)}` }), '/url'],
  ['an accessibility_label', 75, (size) => button('a', { accessibility_label: x(size) }), '/accessibility_label'],
  ['an action_id', 255, (size) => button(x(size)), '/action_id'],
  ['a placeholder', 150, (size) => actions({ type: 'users_select', placeholder: words(x(size)) }), '/placeholder/text'],
  [
    "an option's text",
    75,
    (size) => select({ options: [option(1, { text: words(x(size)) })] }),
    '/options/0/text/text',
  ],
  ["an option's value", 150, (size) => select({ options: [option(1, { value: x(size) })] }), '/options/0/value'],
  [
    "a dialog's title",
    100,
    (size) => button('a', { confirm: { title: words(x(size)), text: words('x') } }),
    '/confirm/title/text',
  ],
  ["a dialog's text", 300, (size) => button('a', { confirm: { text: words(x(size)) } }), '/confirm/text/text'],
])('%s has %i characters at most', (_, most, make, at) => {
  expectMost(most, make, `must be less than ${most + 1} characters [json-pointer:/blocks/0/elements/0${at}]`);
});

test.each<[string, number, (size: number) => object]>([
  ['a menu', 100, (size) => select({ options: options(size) })],
  ['an overflow menu', 5, (size) => actions({ type: 'overflow', options: options(size) })],
  ['checkboxes', 10, (size) => actions({ type: 'checkboxes', options: options(size) })],
  ['radio buttons', 10, (size) => actions({ type: 'radio_buttons', options: options(size) })],
])('%s: %i options at most', (_, most, make) => {
  expectMost(most, make, `no more than ${most} items allowed [json-pointer:/blocks/0/elements/0/options]`);
});

test('an input takes three thousand characters at most', () => {
  const make = (max_length: number) => input({ type: 'plain_text_input', max_length });
  expectMost(3000, make, 'must be less than 3001 [json-pointer:/blocks/0/element/max_length]');
});

test.each<[object, string]>([
  [button('a', { url: 'a.b' }), 'must be a valid URL [json-pointer:/blocks/0/elements/0/url]'],
  [button('a', { style: 'loud' }), 'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]'],
  [button(''), 'must be more than 0 characters [json-pointer:/blocks/0/elements/0/action_id]'],
  [
    actions({ type: 'multi_users_select', action_id: 'm' }),
    'unsupported type: multi_users_select [json-pointer:/blocks/0/elements/0/type]',
  ],
  [select({}), 'must provide either options or option_groups [json-pointer:/blocks/0/elements/0]'],
  [
    select({ options: options(1), option_groups: [{ label: words('x'), options: options(1) }] }),
    'must provide either options or option_groups [json-pointer:/blocks/0/elements/0]',
  ],
  [
    select({ options: options(1), initial_option: option(7) }),
    'the initial choice must be one of the options [json-pointer:/blocks/0]',
  ],
  [input({ type: 'button', text: words('x') }), 'unsupported type: button [json-pointer:/blocks/0/element/type]'],
  [input({ type: 'number_input' }), 'missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]'],
])('a wrong element is refused: %j', (block, complaint) => {
  expect(ofMessage(block)).toEqual(['invalid_blocks', complaint]);
});

test.each<[object]>([
  [select({ option_groups: [{ label: words('x'), options: options(2) }], initial_option: option(1) })],
  [input({ type: 'multi_static_select', options: options(2), max_selected_items: 1 })],
  [{ type: 'section', text: words('x'), accessory: { type: 'multi_conversations_select' } }],
  [button('a', { url: 'https://a.b', style: 'danger' })],
])('a right element is taken: %j', (block) => {
  expect(ofMessage(block)).toEqual([]);
});

test('at most one element can have the focus', () => {
  const focused = () => input({ type: 'plain_text_input', focus_on_load: true });
  expect(ofMessage(focused())).toEqual([]);
  expect(ofMessage(focused(), focused())).toEqual([
    'invalid_blocks',
    'only one element can have focus_on_load [json-pointer:/blocks]',
  ]);
});
