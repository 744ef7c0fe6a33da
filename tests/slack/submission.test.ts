import { expect, it } from 'vitest';
import { encodeAction, stampOf } from '../../src/bot/action-id.ts';
import { fromSubmission } from '../../src/slack/to-call.ts';

const stamp = stampOf('slack:T1', 'slack:T1:U1', 0);

/** A view as Slack sends it: its values are in no order, and hold the menus that aren't inputs too. */
const body = (command: string, inputs: string[], values: string[]) => ({
  type: 'view_submission',
  user: { id: 'U1' },
  view: {
    callback_id: encodeAction({ command }, stamp),
    blocks: [
      ...inputs.map((block_id) => ({ type: 'input', block_id })),
      { type: 'actions', block_id: 'menu', elements: [] },
    ],
    state: {
      values: {
        menu: { picked: { type: 'static_select', selected_option: null } },
        ...Object.fromEntries(values.map((name) => [name, { [name]: { type: 'plain_text_input', value: 'ada' } }])),
      },
    },
  },
});

it('a form’s fields come in the order in which the form shows them, without the menus beside them', () => {
  const { call } = fromSubmission(body('tipjar setup handles', ['patreon', 'paypal'], ['paypal', 'patreon']));
  expect(Object.keys(call.options)).toEqual(['patreon', 'paypal']);
  expect(call.pressed?.form).toBe(true);
});

it('the button of a view without fields is pressed as a button in a message is, however old it is', () => {
  const { call } = fromSubmission(body('tipjar publish', [], []));
  expect(call).toMatchObject({ command: 'tipjar publish', options: {}, pressed: { form: false } });
});
