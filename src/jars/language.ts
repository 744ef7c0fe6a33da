/** Platforms use other codes for these languages: Discord calls Norwegian `no`. Filipino has no two-letter code. */
const WRITTEN_FORMS: Record<string, string> = { nb: 'no', nn: 'no', fil: 'tl' };

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/**
 * Gets the ISO 639-1 code of a locale's language (`pt-BR`, `en_US`, `EN`). Outdated codes are replaced by the current
 * ones. The result is undefined for a text that isn't a locale, and for a language without such a code.
 */
export function languageCode(locale: string): string | undefined {
  const primary = locale.toLowerCase().replace(/[-_].*/s, '');
  if (!/^[a-z]{2}$/.test(primary) || names.of(primary) === undefined) return undefined;
  const { language } = new Intl.Locale(primary);
  const code = WRITTEN_FORMS[language] ?? language;
  return code.length === 2 ? code : undefined;
}
