import { expect, test } from 'vitest';
import { following, nextHint, toHint } from '../../../sandbox/page/hints/next-hint.js';

const add = { path: 'discord/command', body: { name: 'tipjar', options: [{ name: 'add', options: [] }] } };
const setup = { path: 'slack/command', body: { text: '/tipjar setup' } };
const tip = { path: 'discord/command', body: { name: 'tip', options: [{ name: 'user', value: '1' }] } };

test.each([
  ['a link was added on Discord', 'jar', add, 'tip'],
  ['a link was added on Slack', 'jar', { path: 'slack/command', body: { text: '/tipjar add paypal ada' } }, 'tip'],
  ['a form was opened', 'jar', setup, 'jar'],
  ['a form was filled in', 'jar', { path: 'slack/submit', body: {}, id: 'tipjar setup handles|x' }, 'jar'],
  ['a jar was published', 'jar', { path: 'slack/submit', body: {}, id: 'tipjar publish|x' }, 'tip'],
  ['a jar was published later', 'card', { path: 'discord/press', body: {}, id: 'tipjar publish|x' }, 'card'],
  ['somebody was tipped who has no jar yet', 'jar', tip, 'jar'],
  ['somebody was tipped on Discord', 'tip', tip, 'card'],
  ['somebody was tipped on Slack', 'tip', { path: 'slack/command', body: { text: '/tip @Ada 5' } }, 'card'],
  [
    'somebody was tipped by a menu on Discord',
    'tip',
    { path: 'discord/command', body: { name: 'Tip', targetId: '1' } },
    'card',
  ],
  [
    'somebody was tipped by a menu on Slack',
    'tip',
    { path: 'slack/shortcut', body: { callbackId: 'x', ts: '1' } },
    'card',
  ],
  ['another link was added', 'tip', add, 'tip'],
  ['something was said', 'tip', { path: 'slack/say', body: { text: '/tip' } }, 'tip'],
  ['a button was pressed', 'card', { path: 'discord/press', body: { messageId: '1' } }, 'card'],
  ['hints are closed', 'closed', tip, 'closed'],
] as const)('when %s, the hint %s is followed by the right one', (_, hint, done, next) => {
  expect(nextHint(hint, done)).toBe(next);
});

test('hints follow one another to the end', () => {
  expect([following('jar'), following('tip'), following('card'), following('more'), following('closed')]).toEqual([
    'tip',
    'card',
    'more',
    'closed',
    'closed',
  ]);
});

test('a visitor whose hint is unknown gets the first one', () => {
  expect([toHint(''), toHint('card'), toHint('nonsense')]).toEqual(['jar', 'card', 'jar']);
});
