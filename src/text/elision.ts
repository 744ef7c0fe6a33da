/** Words that drop their last vowel before another one, at the end of a text, by language: « le lien de », « parce que ». */
const DROPPING = new Map([['fr', /(?<![\p{L}’])((?:d|(?:jus|lors|puis|quoi)?qu))e $/iu]]);

/**
 * A vowel, a mute h, or a y before a consonant (Yves, but not Yann), with or without an accent. Every h before a vowel
 * is taken for a mute one, which is usual even for names from elsewhere: « d’Hélène », « d’Hugo ».
 */
const VOWEL = /^(?:h?[aeiouœæ]|hy|y(?![aeiouy])\p{L})/iu;

/** Takes the last vowel off a text, if its last word drops it before another vowel. Any other text has no such form. */
export function elided(text: string, language: string): string | undefined {
  const dropping = DROPPING.get(language);
  return dropping?.test(text) ? text.replace(dropping, '$1’') : undefined;
}

/** Says whether a word before this name drops its last vowel: « d’Ada », but « de Ben ». */
export const startsWithVowel = (name: string): boolean => VOWEL.test(name.normalize('NFD'));
