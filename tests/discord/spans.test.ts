import { describe, expect, it } from 'vitest';
import { escapeMarkdown, toMarkdown } from '../../src/discord/markdown.ts';
import { bold, code, type Line } from '../../src/text/line.ts';

describe('a line in Discord’s markdown', () => {
  it.each<[string, Line, string]>([
    ['text, one piece after the other', ['a', 'b'], 'ab'],
    ['bold text, escaped within', [bold('a*', code('b'))], '**a\\*`b`**'],
    ['code', [code('paypal.me/ada')], '`paypal.me/ada`'],
    ['code that would end itself', [code('a`b')], 'a\\`b'],
    ['a role', [{ kind: 'role', id: '1' }], '<@&1>'],
    ['a member', [{ kind: 'member', id: '2' }], '<@2>'],
    ['a channel', [{ kind: 'channel', id: '3' }], '<#3>'],
    ['a moment, in whole seconds', [{ kind: 'moment', at: 61_999 }], '<t:61:f>'],
  ])('shows %s', (_, line, markdown) => {
    expect(toMarkdown(line)).toBe(markdown);
  });

  it('leaves characters alone that format at the start of a line only', () => {
    expect(escapeMarkdown('1 + 1 - # 12. x')).toBe('1 + 1 - # 12. x');
    expect(escapeMarkdown('12. x')).toBe('12\\. x');
  });
});
