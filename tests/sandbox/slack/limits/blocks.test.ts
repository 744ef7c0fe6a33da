import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readContent } from '../../../../sandbox/slack/messages/content.ts';
import { button, words } from '../workspace.ts';
import { actions, complaintsOf, expectMost, mrkdwn, ofMessage, section, times, x } from './blocks-of.ts';

const image = (more: object) => ({ type: 'image', alt_text: 'x', image_url: 'https://a.b/c.png', ...more });
const input = (more: object) => ({
  type: 'input',
  label: words('x'),
  element: { type: 'plain_text_input', action_id: 'a' },
  ...more,
});

test.each<[string, number, (size: number) => object, string]>([
  ['the text of a section', 3000, (size) => section({ text: mrkdwn(x(size)) }), '/text/text'],
  ['a field', 2000, (size) => section({ fields: [words(x(size))] }), '/fields/0/text'],
  ['a header', 150, (size) => ({ type: 'header', text: words(x(size)) }), '/text/text'],
  ['a description of an image', 2000, (size) => image({ alt_text: x(size) }), '/alt_text'],
  ['an address of an image', 3000, (size) => image({ image_url: `https://${x(size - 8)}` }), '/image_url'],
  ['a label', 2000, (size) => input({ label: words(x(size)) }), '/label/text'],
  ['a hint', 2000, (size) => input({ hint: words(x(size)) }), '/hint/text'],
  ['a block_id', 255, (size) => ({ type: 'divider', block_id: x(size) }), '/block_id'],
])('%s has %i characters at most', (_, most, make, at) => {
  expectMost(most, make, `must be less than ${most + 1} characters [json-pointer:/blocks/0${at}]`);
});

test.each<[string, number, (size: number) => object, string]>([
  ['fields', 10, (size) => section({ fields: times(size, () => words('x')) }), '/fields'],
  ['texts in a context', 10, (size) => ({ type: 'context', elements: times(size, () => mrkdwn('x')) }), '/elements'],
  ['elements in a row', 25, (size) => actions(...times(size, (at) => button(`a${at}`).elements[0] ?? {})), '/elements'],
])('there are at most so many %s: %i', (_, most, make, at) => {
  expectMost(most, make, `no more than ${most} items allowed [json-pointer:/blocks/0${at}]`);
});

test('a message has fifty blocks at most', () => {
  const dividers = (count: number) => times(count, () => ({ type: 'divider' }));
  expect(ofMessage(...dividers(50))).toEqual([]);
  expect(ofMessage(...dividers(51))).toEqual([
    'invalid_blocks',
    'no more than 50 items allowed [json-pointer:/blocks]',
  ]);
});

test.each<[object, string]>([
  [{ type: 'fancy' }, 'unsupported type: fancy [json-pointer:/blocks/0/type]'],
  [{}, 'missing required field: type [json-pointer:/blocks/0]'],
  [section({}), 'must define either text or fields [json-pointer:/blocks/0]'],
  [section({ text: mrkdwn('') }), 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
  [{ type: 'header', text: mrkdwn('x') }, 'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]'],
  [{ type: 'header' }, 'missing required field: text [json-pointer:/blocks/0]'],
  [{ type: 'divider', text: 'x' }, 'invalid additional property: text [json-pointer:/blocks/0]'],
  [{ type: 'context', elements: [button('a')] }, 'unsupported type: actions [json-pointer:/blocks/0/elements/0/type]'],
  [actions(), 'no less than 1 items allowed [json-pointer:/blocks/0/elements]'],
  [{ type: 'image', alt_text: 'x' }, 'must provide either image_url or slack_file [json-pointer:/blocks/0]'],
  [image({ slack_file: { id: 'F1' } }), 'must provide either image_url or slack_file [json-pointer:/blocks/0]'],
])('a wrong block is refused: %j', (block, complaint) => {
  expect(ofMessage(block)).toEqual(['invalid_blocks', complaint]);
});

test('a block_id is used once, an action_id once in its block', () => {
  const twin = (block_id: string) => ({ ...button('same'), block_id });
  expect(ofMessage(twin('a'), twin('b'))).toEqual([]);
  expect(ofMessage(twin('a'), twin('a'))).toEqual([
    'invalid_blocks',
    'block_id a already exists [json-pointer:/blocks/1/block_id]',
  ]);
  expect(ofMessage(actions(...button('same').elements, ...button('same').elements))).toEqual([
    'invalid_blocks',
    'action_id same already exists [json-pointer:/blocks/0]',
  ]);
});

test('any JSON is accepted or refused, and none makes the check throw', () => {
  const type = fc.constantFrom('section', 'actions', 'input', 'context', 'rich_text', 'button', 'plain_text', 'text');
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue({ maxDepth: 1 }),
      fc.record(
        { type, text: tie('tree'), elements: fc.array(tie('tree')), element: tie('tree') },
        { requiredKeys: ['type'] },
      ),
    ),
  }));
  fc.assert(
    fc.property(fc.array(tree), (blocks) => {
      const [code, ...why] = complaintsOf(() => readContent({ text: 'x', blocks }));
      expect(code === undefined || (code === 'invalid_blocks' && why.length > 0)).toBe(true);
      for (const one of why) expect(one).toMatch(/^\S.* \[json-pointer:\/blocks/);
    }),
  );
});
