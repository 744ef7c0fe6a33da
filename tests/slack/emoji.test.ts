import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainText, richText } from '../../src/slack/text.ts';
import { splitEmoji } from '../../src/text/emoji.ts';
import { bold, code } from '../../src/text/line.ts';
import { openStage, type Stage } from '../support/stage.ts';

describe('an emoji in a text', () => {
  it.each<[string, string[]]>([
    ['Thanks :tada:', ['Thanks ', ':tada']],
    [':tada::heart:', [':tada', ':heart']],
    [':+1::skin-tone-3: you', [':+1', ' you']],
    [':partyparrot: :100: :ありがとう:', [':partyparrot', ' ', ':100', ' ', ':ありがとう']],
  ])('is found in %s', (text, parts) => {
    expect(splitEmoji(text).map((part) => ('emoji' in part ? `:${part.emoji}` : part.text))).toEqual(parts);
  });

  it.each([
    'at 10:30:45',
    ':Tada:',
    ':two words:',
    'https://ko-fi.com/ada',
    '::',
    ':<!channel>:',
    `:${'a'.repeat(101)}:`,
    '',
  ])('isn’t found in %j', (text) => {
    expect(splitEmoji(text)).toEqual([{ text }]);
  });

  it('is an element of its own in rich text, and stays text in code', () => {
    expect(richText(['a :tada:', bold('b :x:'), code(':y:')]).elements).toEqual([
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'a ' },
          { type: 'emoji', name: 'tada' },
          { type: 'text', text: 'b ', style: { bold: true } },
          { type: 'emoji', name: 'x' },
          { type: 'text', text: ':y:', style: { code: true } },
        ],
      },
    ]);
    expect(plainText('a :tada:', 75)).toEqual({ type: 'plain_text', text: 'a :tada:', emoji: true });
  });
});

describe('over Slack’s socket', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 60_000);
  afterAll(() => stage.close());

  it('an emoji typed in a command or a form is shown as an emoji on the card', async () => {
    const ada = stage.seat('slack', 'ada');
    await ada.says('/tipjar add ko-fi ada');
    await ada.says('/tipjar message Thanks 🎉 and :partyparrot:');
    const ben = stage.sandbox.visitors().slack;
    await stage.seat('slack', 'ben').says('/tip @ada');
    const card = JSON.stringify(ben.scene('ben').messages.at(-1));
    expect(card).toContain('{"type":"emoji","name":"tada"}');
    expect(card).toContain('{"type":"emoji","name":"partyparrot"}');
    const form = await ada.says('/tipjar message');
    await form.submit({ text: 'Merci ❤️' });
    await stage.seat('slack', 'ben').says('/tip @ada');
    expect(JSON.stringify(ben.scene('ben').messages.at(-1))).toContain('{"type":"emoji","name":"heart"}');
  });
});
