import { expect, test } from 'vitest';
import { en } from '../../../sandbox/page/words/en.js';
import { fr } from '../../../sandbox/page/words/fr.js';
import { wordsIn } from '../../../sandbox/page/words/words.js';

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

test('both languages have the same words with the same placeholders', () => {
  expect(Object.keys(fr)).toEqual(Object.keys(en));
  for (const word of Object.keys(en) as (keyof typeof en)[]) {
    expect(placeholders(fr[word]), word).toEqual(placeholders(en[word]));
    expect(fr[word].trim(), word).not.toBe('');
  }
});

test('placeholders are filled', () => {
  expect(wordsIn('fr')('messageTo', { channel: 'général' })).toBe('Écrire dans #général');
});
