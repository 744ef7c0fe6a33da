import { expect, test } from 'vitest';
import { Choices, placed } from '../../../sandbox/page/slack/blocks/choices.js';
import { isEmpty } from '../../../sandbox/page/slack/blocks/element-values.js';

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
const select = (extra = {}) => ({
  type: 'multi_static_select',
  action_id: 'services',
  options: [option('a'), option('b')],
  ...extra,
});
const blocks = (element: object) => [
  { type: 'section', block_id: 'one', accessory: element },
  { type: 'actions', block_id: 'two', elements: [{ type: 'button', action_id: 'go' }] },
  { type: 'input', block_id: 'three', element: { type: 'plain_text_input', action_id: 'text', initial_value: 'hi' } },
];

test('every element that can be acted on is found', () => {
  expect(placed(blocks(select())).map((one) => [one.blockId, one.element.action_id])).toEqual([
    ['one', 'services'],
    ['two', 'go'],
    ['three', 'text'],
  ]);
});

test('the state holds chosen values, initial values, and nothing for a button', () => {
  const choices = new Choices();
  const element = select();
  choices.set('m', { blockId: 'one', element }, { selected_options: [option('b')] });
  expect(choices.state('m', blocks(element))).toEqual({
    one: { services: { type: 'multi_static_select', selected_options: [option('b')] } },
    three: { text: { type: 'plain_text_input', value: 'hi' } },
  });
  expect(choices.state('other', blocks(element))).toMatchObject({ one: { services: { selected_options: [] } } });
});

test('only the id of a file is sent', () => {
  const form = [{ type: 'input', block_id: 'one', element: { type: 'file_input', action_id: 'file' } }];
  const choices = new Choices();
  expect(choices.state('v', form)).toEqual({ one: { file: { type: 'file_input', files: [] } } });
  const [place] = placed(form);
  if (!place) throw new Error('a file input can be acted on');
  choices.set('v', place, { files: [{ id: 'F1', name: 'FUNDING.yml' }] });
  expect(choices.get('v', place)).toEqual({ files: [{ id: 'F1', name: 'FUNDING.yml' }] });
  expect(choices.state('v', form)).toEqual({ one: { file: { type: 'file_input', files: [{ id: 'F1' }] } } });
});

test('what was chosen is dropped when an update gives the element another initial value', () => {
  const choices = new Choices();
  const place = { blockId: 'one', element: select() };
  choices.set('m', place, { selected_options: [option('a')] });
  expect(choices.get('m', { ...place, element: select() })).toEqual({ selected_options: [option('a')] });
  const updated = select({ initial_options: [option('b')] });
  expect(choices.get('m', { ...place, element: updated })).toEqual({ selected_options: [option('b')] });
});

test('an element without a value, text, choice or file counts as empty', () => {
  for (const chosen of [{}, { value: null }, { value: '' }, { selected_options: [] }, { files: [] }])
    expect(isEmpty(chosen)).toBe(true);
  expect(isEmpty({ value: '0' })).toBe(false);
});
