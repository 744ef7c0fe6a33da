import { createHash, randomInt } from 'node:crypto';
import { languages } from '../../sandbox/page/words/languages.js';
import { languageOf } from '../../src/text/languages.ts';
import { type Texts, textsIn } from '../../src/text/texts.ts';

type OfPage = (typeof languages)[number];
type PageWords = Awaited<ReturnType<OfPage['load']>>['words'];

/** A language that the page and the bot speak, with the texts of both. */
export interface Spoken extends Texts, Pick<OfPage, 'locale' | 'name' | 'dir'> {
  page: PageWords;
}

const both = languages.filter(({ locale, lang }) => languageOf(locale) !== 'en' || lang === 'en');

/** All languages that the page and the bot speak. */
export const spoken: readonly Spoken[] = await Promise.all(
  both.map(async ({ load, ...language }) => ({
    ...textsIn(languageOf(language.locale)),
    ...language,
    page: (await load()).words,
  })),
);

/** Set to what another run printed, it has that run's languages chosen again. */
export const seed = process.env.TIP_JAR_SEED ?? String(randomInt(2 ** 32));

/** Chooses a language at random, the same one for the same seed and purpose. */
export function anyLanguage(purpose: string): Spoken {
  const number = createHash('sha256').update(`${seed} ${purpose}`).digest().readUInt32BE();
  const chosen = spoken[number % spoken.length];
  if (!chosen) throw new Error('the page and the bot have no language in common');
  return chosen;
}
