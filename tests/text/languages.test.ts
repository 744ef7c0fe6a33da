import { Locale } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { bestOf } from '../../src/text/languages.ts';

const fourteen = ['en', 'fr', 'de', 'es', 'pt-BR', 'it', 'nl', 'pl', 'tr', 'ja', 'ko', 'zh-CN', 'hi', 'ar'] as const;

it.each([
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['fr_FR', 'fr'],
  ['FR', 'fr'],
  ['es-ES', 'es'],
  ['es-419', 'es'],
  ['es-LA', 'es'],
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['pt', 'pt-BR'],
  ['zh-CN', 'zh-CN'],
  ['zh-TW', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['ja-JP', 'ja'],
  ['ko-KR', 'ko'],
  ['en-GB', 'en'],
  ['sv-SE', 'en'],
  ['fil', 'en'],
  ['french', 'en'],
  ['', 'en'],
  ['-', 'en'],
])('a reader whose app is in %j is answered in %s', (locale, language) => {
  expect(bestOf(locale, fourteen)).toBe(language);
});

it('each of Discord’s locales that has a language of the bot gets it', () => {
  const missed = Object.values(Locale).filter((locale) => bestOf(locale, fourteen) === 'en');
  expect(missed.toSorted()).toEqual([
    'bg',
    'cs',
    'da',
    'el',
    'en-GB',
    'en-US',
    'fi',
    'hr',
    'hu',
    'id',
    'lt',
    'no',
    'ro',
    'ru',
    'sv-SE',
    'th',
    'uk',
    'vi',
  ]);
});
