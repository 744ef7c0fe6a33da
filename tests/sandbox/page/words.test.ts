import { describe, expect, test } from 'vitest';
import { slackLocales } from '../../../sandbox/locales.ts';
import { words as en } from '../../../sandbox/page/words/en.js';
import { languages } from '../../../sandbox/page/words/languages.js';
import { spoken, wordsIn } from '../../../sandbox/page/words/words.js';

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(languages)('the words in $name', ({ load, locale, lang, dir }) => {
  test('are the same as in English, with the same placeholders', async () => {
    const { words } = await load();
    expect(Object.keys(words)).toEqual(Object.keys(en));
    for (const word of Object.keys(en) as (keyof typeof en)[]) {
      expect(placeholders(words[word]), word).toEqual(placeholders(en[word]));
      expect(words[word].trim(), word).not.toBe('');
    }
  });

  test('are for a language of the platforms, written in its direction', () => {
    expect(Object.keys(slackLocales)).toContain(locale);
    expect(new Intl.Locale(locale).language).toBe(new Intl.Locale(lang).language);
    expect(dir).toBe(lang === 'ar' ? 'rtl' : undefined);
  });

  test('have no sign in the opening lines that a platform would take for markup', async () => {
    const { words } = await load();
    const lines = Object.entries(words).flatMap(([word, text]) => (word.startsWith('opening') ? [text] : []));
    expect(lines.filter((line) => /[<>&*_~`@#|\\]/.test(line))).toEqual([]);
  });
});

test('placeholders are filled', async () => {
  const say = await wordsIn('fr');
  expect(say('messageTo', { channel: 'général' })).toBe('Écrire dans #général');
  expect(spoken('close')).toBe('Fermer');
});

test('a language that the page has no words for is answered in English', async () => {
  expect((await wordsIn('tlh'))('close')).toBe('Close');
});
