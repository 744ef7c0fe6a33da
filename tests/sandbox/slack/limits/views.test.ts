import { expect, test } from 'vitest';
import { readModal } from '../../../../sandbox/slack/views/view.ts';
import { form, words } from '../workspace.ts';
import { complaintsOf, mrkdwn, section, times, x } from './blocks-of.ts';

const ofModal = (view: object) => complaintsOf(() => readModal(view));
const full = {
  ...form(x(24)),
  submit: words(x(24)),
  close: words(x(24)),
  callback_id: x(255),
  external_id: x(255),
  private_metadata: x(3000),
};

test('a view at its limits is accepted', () => {
  expect(ofModal(full)).toEqual([]);
  expect(ofModal({ ...full, blocks: times(100, () => ({ type: 'divider' })) })).toEqual([]);
});

test.each<[object, string]>([
  [{ title: words(x(25)) }, 'must be less than 25 characters [json-pointer:/view/title/text]'],
  [{ submit: words(x(25)) }, 'must be less than 25 characters [json-pointer:/view/submit/text]'],
  [{ close: words(x(25)) }, 'must be less than 25 characters [json-pointer:/view/close/text]'],
  [{ callback_id: x(256) }, 'must be less than 256 characters [json-pointer:/view/callback_id]'],
  [{ private_metadata: x(3001) }, 'must be less than 3001 characters [json-pointer:/view/private_metadata]'],
  [{ submit_disabled: true }, 'invalid additional property: submit_disabled [json-pointer:/view]'],
  [{ submit: undefined }, 'missing required field: submit (the blocks hold an input) [json-pointer:/view]'],
  [{ blocks: undefined }, 'missing required field: blocks [json-pointer:/view]'],
  [{ type: 'home' }, 'unsupported type: home [json-pointer:/view/type]'],
  [{ blocks: times(101, () => ({ type: 'divider' })) }, 'no more than 100 items allowed [json-pointer:/view/blocks]'],
])('a view past its limits is refused (case %#)', (more, complaint) => {
  expect(ofModal({ ...full, ...more })).toEqual(['invalid_arguments', complaint]);
});

test('a view of more than 250 kilobytes is refused', () => {
  expect(ofModal(form('x', { blocks: times(100, () => section({ text: mrkdwn(x(2500)) })) }))).toEqual([
    'view_too_large',
  ]);
});
