import { statedCountry } from './currency.ts';
import type { Provider } from './provider.ts';

/** When a locale names no country, its language stands for this one. */
const countries: Record<string, string> = {
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

function countryOf(locale: string | undefined): string | undefined {
  const [language = '', ...rest] = locale?.split(/[-_]/) ?? [];
  // A number is a region of several countries, such as Latin America in es-419.
  if (rest.some((part) => /^\d{3}$/.test(part))) return undefined;
  return statedCountry(locale) ?? countries[language.toLowerCase()];
}

/** Ranks a provider; the smallest comes first. A service of the caller's country comes before a cryptocurrency. */
function placeOf({ countries, common, kind }: Provider, country: string | undefined): number {
  const isLocal = country !== undefined && countries?.includes(country);
  if (countries && !isLocal) return 4;
  if (common && isLocal) return 0;
  if (common && kind !== 'crypto') return 1;
  return isLocal ? 2 : 3;
}

/**
 * Orders providers for a caller. Those that most jars of the community have come first. Then come the common ones of the
 * caller's country, the common ones without a country, the country's others, all others without a country, and those of
 * other countries. Of two in the same place the one with fewer countries comes first.
 * @param caller.locale The caller's locale as the platform gives it, such as `pt-BR` or `fr`.
 * @param caller.used Counts the jars of the community that have a provider, by its id.
 */
export function ranked(
  providers: readonly Provider[],
  { locale, used }: { locale: string | undefined; used: ReadonlyMap<string, number> },
): Provider[] {
  const country = countryOf(locale);
  return providers.toSorted(
    (one, other) =>
      (used.get(other.id) ?? 0) - (used.get(one.id) ?? 0) ||
      placeOf(one, country) - placeOf(other, country) ||
      (one.countries?.length ?? 0) - (other.countries?.length ?? 0),
  );
}
