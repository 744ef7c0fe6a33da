import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { parse, textIn } from '../../src/slack/parse.ts';

const said = (slash: string, text: string) => parse(slash, text, commands);

describe('what is typed behind a slash command', () => {
  it('begins with the words of a command, in capitals or not and with any spaces', () => {
    expect(said('/tipjar', 'show')).toEqual({ command: 'tipjar show', options: {} });
    expect(said('/tipjar', '  SHOW \t\n')).toEqual({ command: 'tipjar show', options: {} });
    expect(said('tipjar', 'show')).toEqual({ command: 'tipjar show', options: {} });
  });

  it('is the panel or the command itself where it is empty, and the help where it only says help', () => {
    expect(said('/tipjar-admin', '').command).toBe('tipjar-admin panel');
    expect(said('/tipjar', ' ').command).toBe('tipjar panel');
    expect(said('/tip', '').command).toBe('tip');
    expect(said('/tipjar', 'help').command).toBe('tipjar help');
    expect(said('/tip', 'Help').command).toBe('tip help');
    expect(said('/tip', 'help me').command).toBe('tip');
  });

  it('is kept as it was typed where there is no such command', () => {
    expect(said('/tipjar', '<https://x.example|x.example> ada')).toEqual({ command: 'tipjar x.example', options: {} });
  });

  it('holds further members wherever they are mentioned behind the first one', () => {
    for (const text of ['<@U0ADA> <@U0BEN> 5', '5 <@U0ADA>, <@U0BEN>', '<@U0ADA> 5 <@U0BEN|ben>']) {
      expect(said('/tip', text).options, text).toEqual({
        user: { member: 'U0ADA' },
        amount: '5',
        user2: { member: 'U0BEN' },
      });
    }
    const six = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `<@U${letter}>`).join(' ');
    expect(said('/tip', six).options).toMatchObject({ user5: { member: 'UE' } });
  });

  it('holds options in their order, the last with all remaining words', () => {
    expect(said('/tip', '<@U0BEN|ben> 5 euros or so').options).toEqual({
      user: { member: 'U0BEN' },
      amount: '5 euros or so',
    });
    expect(said('/tipjar', 'message Hello  you').options).toEqual({ text: 'Hello you' });
    expect(said('/tipjar', 'add paypal').options).toEqual({ provider: 'paypal' });
  });

  it('holds a text of several words before a choice', () => {
    expect(said('/tipjar-admin', 'category street artist add').options).toEqual({ name: 'street artist', rule: 'add' });
    expect(said('/tipjar-admin', 'category poet').options).toEqual({ name: 'poet' });
    expect(said('/tipjar-admin', 'category poet add').options).toEqual({ name: 'poet', rule: 'add' });
  });

  it('mentions members, roles and channels by their ids, where one is meant', () => {
    expect(said('/tip', '<@U0BEN>').options).toEqual({ user: { member: 'U0BEN' } });
    for (const everybody of ['<!channel>', '<!here|@here>', '<!everyone|everyone>,', '@channel']) {
      const [word] = /channel|here|everyone/.exec(everybody) ?? [];
      expect(said('/tipjar-admin', `role ${everybody} block`).options).toEqual({ role: { role: word }, rule: 'block' });
    }
    const role = said('/tipjar-admin', 'role <!subteam^S0ART|@artists> allow').options;
    expect(role).toEqual({ role: { role: 'S0ART' }, rule: 'allow' });
    expect(said('/tipjar-admin', 'role <!subteam^S0ART> allow').options.role).toEqual({ role: 'S0ART' });
    const channel = said('/tipjar-admin', 'channel <#C0ONE|one> block').options;
    expect(channel).toEqual({ channel: { channel: 'C0ONE' }, rule: 'block' });
    expect(said('/tipjar-admin', 'channel <#C0ONE> block').options.channel).toEqual({ channel: 'C0ONE' });
    expect(said('/tipjar', 'message <@U0BEN|ben>').options).toEqual({ text: 'ben' });
    expect(said('/tipjar-admin', 'role <@U0BEN|ben> allow').options.role).toBe('ben');
    expect(said('/tip', '<!subteam^S0ART|@artists>').options).toEqual({ user: '@artists' });
  });

  it('mentions nobody where only a part of a word is a mention', () => {
    for (const typed of ['x<@U0BEN>', '<@U0BEN>x', '<@u0ben>', '<@U0BEN', '<@>']) {
      expect(typeof said('/tip', typed).options.user, typed).toBe('string');
    }
    for (const typed of ['x<!subteam^S0ART>', '<!subteam^S0ART>x', '<!subteam^s0art>']) {
      expect(typeof said('/tipjar-admin', `role ${typed} allow`).options.role, typed).toBe('string');
    }
    for (const typed of ['x<#C0ONE>', '<#C0ONE>x', '<#c0one>']) {
      expect(typeof said('/tipjar-admin', `channel ${typed} allow`).options.channel, typed).toBe('string');
    }
  });

  it('never holds a file', () => {
    expect(said('/tipjar', 'import ko_fi: ada').options).toEqual({ text: 'ko_fi: ada' });
  });
});

describe('text without Slack’s marks', () => {
  it.each([
    ['<https://ko-fi.com/ada>', 'https://ko-fi.com/ada'],
    ['<https://ko-fi.com|ko-fi.com>', 'ko-fi.com'],
    ['<http://ko-fi.com|ko-fi.com>', 'ko-fi.com'],
    ['<mailto:ada@example.com|ada@example.com>', 'ada@example.com'],
    ['<https://evil.example|ko-fi.com>', 'https://evil.example'],
    ['<x-https://ko-fi.com|ko-fi.com>', 'x-https://ko-fi.com'],
    ['<@U0BEN|ben>', 'ben'],
    ['<@U0BEN>', '@U0BEN'],
    ['<#C0ONE|one>', 'one'],
    ['<!here>', '!here'],
    ['<!here|here>', 'here'],
    ['<https://a.example> and <https://b.example|b.example>', 'https://a.example and b.example'],
    ['a &lt;b&gt; &amp;amp;', 'a <b> &amp;'],
    ['no marks at all', 'no marks at all'],
    ['<a|b|c>', 'a'],
  ])('%s is %s', (sent, typed) => {
    expect(textIn(sent)).toBe(typed);
  });
});
