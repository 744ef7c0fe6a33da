/** What a platform may call a language otherwise: Discord has Norwegian as `no`; Filipino has a newer code of three. */
const WRITTEN_FORMS: Record<string, string> = { nb: 'no', nn: 'no', fil: 'tl' };

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/**
 * The language of a locale (`pt-BR`, `en_US`, `EN`) by its ISO 639-1 code, old codes made new.
 * Undefined for what names no language that has one.
 */
export function languageCode(locale: string): string | undefined {
  const primary = locale.toLowerCase().replace(/[-_].*/s, '');
  if (!/^[a-z]{2}$/.test(primary) || names.of(primary) === undefined) return undefined;
  const { language } = new Intl.Locale(primary);
  const code = WRITTEN_FORMS[language] ?? language;
  return code.length === 2 ? code : undefined;
}
