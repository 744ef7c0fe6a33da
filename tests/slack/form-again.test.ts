import { expect, it } from 'vitest';
import { toFormAgain } from '../../src/slack/to-message.ts';
import { textsIn } from '../../src/text/texts.ts';

it('a form that comes back with what was typed is sent without the nulls that Slack put into it', () => {
  const element = { type: 'plain_text_input', action_id: 'handle', placeholder: null };
  const view = {
    callback_id: 'add',
    title: { type: 'plain_text', text: 'Add' },
    blocks: [{ type: 'input', block_id: 'handle', label: { type: 'plain_text', text: 'Name' }, hint: null, element }],
    state: { values: { handle: { handle: { type: 'plain_text_input', value: 'ada' } } } },
  };
  const again = toFormAgain(view, { kind: 'reply', card: { title: [], parts: [] } }, textsIn('en'));
  expect(again.blocks).toEqual([
    {
      type: 'input',
      block_id: 'handle',
      label: { type: 'plain_text', text: 'Name' },
      element: { type: 'plain_text_input', action_id: 'handle', initial_value: 'ada' },
    },
  ]);
  expect(JSON.stringify(again)).not.toContain('null');
});
