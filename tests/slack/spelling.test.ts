import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Invocation } from '../../src/bot/invocation.ts';
import { parse } from '../../src/slack/parse.ts';

const said = (text: string): Invocation => {
  const [slash = '', typed = ''] = [text.slice(0, text.indexOf(' ')), text.slice(text.indexOf(' ') + 1)];
  return parse(slash, typed, commands);
};

const show: Invocation = { command: 'tipjar show', options: {} };
const tip: Invocation = { command: 'tip', options: { user: { member: 'U1' } } };
const tipFive: Invocation = { command: 'tip', options: { user: { member: 'U1' }, amount: '5' } };
const add: Invocation = { command: 'tipjar add', options: { provider: 'paypal', handle: 'ada' } };
const suspend = (reason: string): Invocation => ({
  command: 'tipjar-admin suspend',
  options: { user: { member: 'U1' }, reason },
});

describe('a command is understood', () => {
  it.each<[typed: string, meant: Invocation]>([
    ['/tipjar show\u00a0', show],
    ['/tipjar \u00a0show', show],
    ['/tipjar \u2003SHOW\u3000', show],
    ['/tipjar Show\u200b', show],
    ['/tipjar \u200eshow\u200f', show],
    ['/tipjar \ufeffshow', show],
    ['/tipjar show \u200b', show],
    ['/tipjar \n\n show \n', show],
    ['/tipjar “show”', show],
    ['/tipjar \u00a0', { command: 'tipjar panel', options: {} }],
    ['/tipjar \u200b', { command: 'tipjar panel', options: {} }],
    ['/tipjar help\u00a0', { command: 'tipjar help', options: {} }],
    ['/tip <@U1|ada>\u00a0', tip],
    ['/tip <@U1|ada>,', tip],
    ['/tip \u2068<@U1|ada>\u2069', tip],
    ['/tip “<@U1|ada>”', tip],
    ['/tip <@U1|ada l. (she/her) | #1>', tip],
    ['/tip <@U1|>', tip],
    ['/tip <@U1|ada>\u00a05', tipFive],
    ['/tip <@U1|ada>\u202f\u20095', tipFive],
    ['/tip <@U1|ada>, 5', tipFive],
    ['/tip <@U1|ada>,5', tipFive],
    ['/tip <@U1|ada>: 5', tipFive],
    ['/tip <@U1|ada lovelace>\n\n5', tipFive],
    ['/tip <@U1|ada> “5”', tipFive],
    ['/tip <@U1|ada> 5\u200b', tipFive],
    ['/tip 5 <@U1|ada>', tipFive],
    ['/tip 5\u00a0<@U1|ada>,', tipFive],
    ['/tip 12.50 <@U1|ada>', { command: 'tip', options: { user: { member: 'U1' }, amount: '12.50' } }],
    ['/tipjar ADD  PayPal  ada', { command: 'tipjar add', options: { provider: 'PayPal', handle: 'ada' } }],
    ['/tipjar add\u00a0paypal\u00a0ada', add],
    ['/tipjar add “paypal” "ada"', add],
    ['/tipjar add paypal \u200eada\u200e', add],
    ['/tipjar-admin suspend <@U1>\u00a0“spam”', suspend('spam')],
    ['/tipjar-admin suspend <@U1>\u00a0spam', suspend('spam')],
    ['/tipjar-admin suspend <@U1>, «\u00a0spam\u00a0»', suspend('spam')],
    ['/tipjar-admin suspend <@U1> "not your name"', suspend('not your name')],
    ['/tipjar-admin role <!subteam^S1|@artists>\u00a0ALLOW', said('/tipjar-admin role <!subteam^S1> allow')],
    ['/tipjar-admin channel <#C1|tips>, “block”', said('/tipjar-admin channel <#C1> block')],
    ['/tipjar-admin category “street artist” add', said('/tipjar-admin category street artist add')],
  ])('however it is spelled: %j', (typed, meant) => {
    const { command, options } = said(typed);
    // The values of a choice are compared without their case, as the option itself does.
    const rule = typeof options.rule === 'string' && { rule: options.rule.toLowerCase() };
    expect({ command, options: { ...options, ...rule } }).toEqual(meant);
  });

  it('and what somebody writes keeps its own quotes, spaces and marks', () => {
    for (const reason of [
      'he said “hi” to me',
      '“You”, he said, “are it”',
      'c’est tout\u00a0!',
      'a\u200bb',
      'a \u200b b',
      "it's Ada's",
      '5" pipes',
      'a\u2028b',
    ]) {
      expect(said(`/tipjar-admin suspend <@U1> ${reason}`).options.reason, reason).toBe(reason);
    }
    expect(said('/tipjar-admin suspend <@U1> “he said ‘hi’”').options.reason).toBe('he said ‘hi’');
    expect(said('/tipjar-admin suspend <@U1> thanks to <@U2|ben>,dear').options.reason).toBe('thanks to ben,dear');
  });

  it('and never as one about somebody who is only mentioned in the reason', () => {
    expect(said('/tipjar-admin suspend ada for <@U2>').options.user).toBe('ada');
    expect(said('/tipjar-admin suspend 50cent for <@U2>').options.user).toBe('50cent');
    expect(said('/tip ada <@U2>').options.user).toBe('ada');
  });

  it('with any mix of spaces between its words', () => {
    const space = fc
      .array(fc.constantFrom(...' \t\n\r\u00a0\u1680\u2002\u2009\u2028\u202f\u205f\u3000'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((all) => all.join(''));
    const around = fc.array(fc.constantFrom(...' \n\u00a0\u200b\u200e\u202a\u2069\ufeff'), { maxLength: 4 });
    const sentence = fc.constantFrom(
      ['show'],
      ['add', 'paypal', 'ada'],
      ['check', '<@U1|ada b>', '<https://paypal.me/ada|paypal.me/ada>'],
      ['remove', 'ko-fi'],
    );
    fc.assert(
      fc.property(
        sentence,
        fc.array(space, { minLength: 3, maxLength: 3 }),
        around,
        around,
        (words, spaces, before, after) => {
          const mixed = words.map((word, at) => word + (at < words.length - 1 ? spaces[at] : '')).join('');
          const plain = parse('/tipjar', words.join(' '), commands);
          expect(parse('/tipjar', before.join('') + mixed + after.join(''), commands)).toEqual(plain);
        },
      ),
      { numRuns: 500 },
    );
  });
});
