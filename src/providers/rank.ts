import type { Provider } from './provider.ts';

/** What a choice of services is ordered by. */
export interface Taste {
  /** The caller's locale as the platform says it: `pt-BR`, `fr`. */
  locale: string | undefined;
  /** Provider id -> how many jars of the community have it. */
  used: ReadonlyMap<string, number>;
}

/** Where a language is mostly spoken, for locales that name no country. */
const HOME: Record<string, string> = {
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
  // A number is a part of the world (es-419), where no one country is meant.
  if (rest.some((part) => /^\d{3}$/.test(part))) return undefined;
  return rest.find((part) => /^[A-Z]{2}$/.test(part)) ?? HOME[language.toLowerCase()];
}

/**
 * What the community uses first, then what is common in the caller's country, then everywhere, then the country's own,
 * that of few countries before that of many; far countries’ last. A coin is everywhere, and a payment at home is nearer.
 */
export function ranked(providers: readonly Provider[], { locale, used }: Taste): Provider[] {
  const country = countryOf(locale);
  const place = ({ countries, common, kind }: Provider) => {
    const home = country !== undefined && countries?.includes(country);
    if (countries && !home) return 4;
    if (common && home) return 0;
    if (common && kind !== 'crypto') return 1;
    return home ? 2 : 3;
  };
  const reach = ({ countries = [] }: Provider) => countries.length;
  return providers.toSorted(
    (one, other) =>
      (used.get(other.id) ?? 0) - (used.get(one.id) ?? 0) || place(one) - place(other) || reach(one) - reach(other),
  );
}
