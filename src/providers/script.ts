/** Each of these matches letters that belong to one script. */
const scripts = [
  // Of the Latin letters, those for phonetics and clicks are left out, because no name is written in them.
  /^[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u01bf\u01c4-\u024f\u1e00-\u1eff]*$/u,
  /^[\p{Script=Greek}]*$/u,
  /^[\p{Script=Cyrillic}]*$/u,
  /^[\p{Script=Armenian}]*$/u,
  /^[\p{Script=Georgian}]*$/u,
  /^[\p{Script=Hebrew}]*$/u,
  /^[\p{Script=Arabic}]*$/u,
  /^[\p{Script=Devanagari}]*$/u,
  /^[\p{Script=Thai}]*$/u,
  /^[\p{Script=Hangul}]*$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]*$/u,
];

/** Matches a mark that stands on no letter, and a third one on the same letter. */
const strayMark = /(?<![\p{L}\p{M}])\p{M}|\p{M}{3}/u;

/**
 * Says whether all letters of a text, with their accents, belong to one script. A name in letters of several scripts is
 * an imitation, and so is one in letters that only look different, such as full-width ones, or that show nothing.
 */
export function isOneScript(text: string): boolean {
  const composed = text.normalize('NFC');
  if (text.normalize('NFKC') !== composed) return false;
  if (strayMark.test(composed) || /\p{Default_Ignorable_Code_Point}/u.test(composed)) return false;
  const letters = composed.replace(/\P{L}/gu, '');
  return scripts.some((script) => script.test(letters));
}
