import { expect, it } from 'vitest';
import type { Form, Reply } from '../../src/bot/answer.ts';
import { fitted } from '../../src/text/fitted.ts';
import { discordProblems } from '../rendering/discord-problems.ts';
import { slackProblems } from '../rendering/slack-problems.ts';

it.each([
  ['five5', 5, 'five5'],
  ['longer', 5, 'long…'],
  ['abc😀x', 5, 'abc…'],
  ['\u2068Ada\u2069 and more', 5, 'Ada …'],
])('%j in %i characters is %j', (text, most, wanted) => {
  expect(fitted(text, most)).toBe(wanted);
});

const long = 'x'.repeat(400);
const action = { command: 'tipjar show' };

it('a translation that is far too long is cut off, and no platform refuses the answer for it', () => {
  const form: Form = {
    kind: 'form',
    title: long,
    submit: long,
    action,
    fields: [{ name: 'text', label: long, hint: long, placeholder: long, most: 100, long: false, required: true }],
  };
  const reply: Reply = {
    kind: 'reply',
    card: {
      title: [long],
      parts: [
        { part: 'buttons', buttons: [{ label: long, action, style: 'plain' }] },
        {
          part: 'select',
          label: long,
          groups: [{ label: long, choices: [{ value: 'a', label: long }] }],
          most: 1,
          action,
          option: 'a',
        },
        { part: 'members', placeholder: long, action, option: 'b' },
      ],
    },
  };
  for (const answer of [form, reply]) {
    expect(discordProblems(answer)).toEqual([]);
    expect(slackProblems(answer)).toEqual([]);
  }
});
