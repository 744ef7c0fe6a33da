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
  return rest.find((part) => /^[A-Z]{2}$/.test(part)) ?? HOME[language.toLowerCase()];
}

/** What the community uses first, then what is common where the caller is, then the rest; far countries' last. */
export function ranked(providers: readonly Provider[], { locale, used }: Taste): Provider[] {
  const country = countryOf(locale);
  const home = ({ countries = [] }: Provider) => country !== undefined && countries.includes(country);
  const place = (provider: Provider) => {
    if (provider.countries !== undefined && !home(provider)) return 3;
    return provider.common ? 0 : home(provider) ? 1 : 2;
  };
  return providers.toSorted(
    (one, other) => (used.get(other.id) ?? 0) - (used.get(one.id) ?? 0) || place(one) - place(other),
  );
}
