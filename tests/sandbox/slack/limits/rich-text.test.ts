import { expect, test } from 'vitest';
import { ofMessage } from './blocks-of.ts';

const text = { type: 'text', text: 'x' };
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
const line = (...elements: object[]) => rich({ type: 'rich_text_section', elements });

test.each<[object]>([
  [line({ ...text, style: { bold: true, code: true } }, { type: 'user', user_id: 'U0ADA' })],
  [line({ type: 'usergroup', usergroup_id: 'S0ARTISTS' }, { type: 'link', url: 'https://a.b', text: 'x' })],
  [line({ type: 'channel', channel_id: 'C0GENERAL' }, { type: 'broadcast', range: 'here' })],
  [rich({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_section', elements: [text] }] })],
  [rich({ type: 'rich_text_quote', elements: [text], border: 1 })],
  [rich({ type: 'rich_text_preformatted', elements: [text] })],
])('rich text is taken: %j', (block) => {
  expect(ofMessage(block)).toEqual([]);
});

test.each<[object, string]>([
  [
    line({ ...text, style: { loud: true } }),
    'invalid additional property: loud [json-pointer:/blocks/0/elements/0/elements/0/style]',
  ],
  [
    line({ type: 'text', text: '' }),
    'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
  ],
  [line({ type: 'user', user_id: 'ada' }), 'invalid id [json-pointer:/blocks/0/elements/0/elements/0/user_id]'],
  [line({ type: 'mrkdwn', text: 'x' }), 'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/elements/0/type]'],
  [rich(text), 'unsupported type: text [json-pointer:/blocks/0/elements/0/type]'],
  [
    rich({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_quote', elements: [] }] }),
    'unsupported type: rich_text_quote [json-pointer:/blocks/0/elements/0/elements/0/type]',
  ],
  [
    rich({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U0ADA' }] }),
    'unsupported type: user [json-pointer:/blocks/0/elements/0/elements/0/type]',
  ],
])('wrong rich text is refused: %j', (block, complaint) => {
  expect(ofMessage(block)).toEqual(['invalid_blocks', complaint]);
});
