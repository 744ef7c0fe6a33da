/** When a locale names no country, its language stands for this one. */
const countries: Readonly<Record<string, string>> = {
  cs: 'CZ',
  da: 'DK',
  de: 'DE',
  es: 'ES',
  fi: 'FI',
  fr: 'FR',
  hi: 'IN',
  hu: 'HU',
  id: 'ID',
  it: 'IT',
  ja: 'JP',
  ko: 'KR',
  nl: 'NL',
  no: 'NO',
  pl: 'PL',
  pt: 'PT',
  ro: 'RO',
  ru: 'RU',
  sv: 'SE',
  th: 'TH',
  tr: 'TR',
  uk: 'UA',
  vi: 'VN',
  zh: 'CN',
};

/** Gets the country that a locale names itself: FR for `fr-FR`, and none for `fr` or `es-419`. */
export const statedCountry = (locale: string | undefined): string | undefined =>
  locale
    ?.split(/[-_]/)
    .slice(1)
    .find((part) => /^[A-Z]{2}$/.test(part));

/** Gets the country of a locale, or the one that its language stands for: DE for `de`, and none for `en` or `es-419`. */
export function countryOf(locale: string | undefined): string | undefined {
  const [language = '', ...rest] = locale?.split(/[-_]/) ?? [];
  // A number is a region of several countries, such as Latin America in es-419.
  if (rest.some((part) => /^\d{3}$/.test(part))) return undefined;
  return statedCountry(locale) ?? countries[language.toLowerCase()];
}
