import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withEmojiNames } from '../../../sandbox/page/slack/text/emoji-names.js';
import { escapeTyped } from '../../../sandbox/slack/visitor/escape.ts';

const command = (text: string) => escapeTyped(text, { labels: true });

test.each([
  ['@ben', '<@U0BEN|ben>'],
  ['@Ada 5', '<@U0ADA|ada> 5'],
  ['add (@ada), @ben.', 'add (<@U0ADA|ada>), <@U0BEN|ben>.'],
  ['@artists', '<!subteam^S0ARTISTS|@artists>'],
  ['@time-out block', '<!subteam^S0TIMEOUT|@time-out> block'],
  ['#general on', '<#C0GENERAL|general> on'],
  ['@here', '<!here>'],
  ['@zoe #nowhere', '@zoe #nowhere'],
  ['@benny', '@benny'],
  ['mail@ada', 'mail@ada'],
  ['1 < 2 & 3 > 2', '1 &lt; 2 &amp; 3 &gt; 2'],
  ['<@U0BEN>', '&lt;@U0BEN&gt;'],
  ['https://paypal.me/ada?a=1&b=2', '<https://paypal.me/ada?a=1&amp;b=2>'],
  ['ko-fi.com/ada', '<http://ko-fi.com/ada|ko-fi.com/ada>'],
  ['ada@example.org', '<mailto:ada@example.org|ada@example.org>'],
  ['5.00', '5.00'],
  ['thanks 🎉❤️', 'thanks :tada::heart:'],
  ['👍🏽', ':+1::skin-tone-4:'],
  ['🦑 :partyparrot:', '🦑 :partyparrot:'],
])('%s is handed to the app as %s', (typed, escaped) => {
  expect(command(typed)).toBe(escaped);
});

test('a message mentions without a label', () => {
  expect(escapeTyped('hi @ada and @artists', { labels: false })).toBe('hi <@U0ADA> and <!subteam^S0ARTISTS>');
});

const shown = (text: string) =>
  text
    .replace(/<(?:https?:|mailto:|!|@|#)[^|>]*\|([^>]*)>/g, (_, label: string) => label)
    .replace(/<(https?:[^|>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

test('typed text can never contain markup of its own, and loses no word', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('<!channel>', '<@U1|x>', '&lt;', 'a@b.co', 'http://x.y/<z>'),
  );
  fc.assert(
    fc.property(fc.array(word), (list) => {
      const typed = list.join(' ');
      const escaped = command(typed);
      expect(shown(escaped)).toBe(withEmojiNames(typed));
      expect(escaped.replace(/<(?:https?:\/\/|mailto:)[^<>\s]*>/g, '')).not.toMatch(/[<>]/);
    }),
  );
});
