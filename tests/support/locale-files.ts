import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/root.ts';
import { memoize } from '../../src/text/memoize.ts';
import type { Language, TextKey } from '../../src/text/texts.ts';
import { pseudoSources } from './pseudo.ts';

const fileIn = memoize(
  (language: Language): Record<TextKey, string> =>
    JSON.parse(readFileSync(join(root, 'data/locales', `${language}.json`), 'utf8')),
);

/** The texts of a language as its file has them, or those that the tests make up. */
export const sourcesIn = (language: Language): Record<TextKey, string> => pseudoSources(language) ?? fileIn(language);
