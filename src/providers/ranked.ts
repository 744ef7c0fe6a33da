import { countryOf } from './country.ts';
import type { Provider } from './provider.ts';

/** Ranks a provider; the smallest comes first. A service of the caller's country comes before a cryptocurrency. */
function placeOf({ countries, common, kind, popularIn }: Provider, country: string | undefined): number {
  const isLocal = country !== undefined && countries?.includes(country);
  if (countries && !isLocal) return 6;
  if (country !== undefined && popularIn?.includes(country)) return isLocal ? 0 : 1;
  if (common && isLocal) return 2;
  if (common && kind !== 'crypto') return 3;
  return isLocal ? 4 : 5;
}

/** Counts the countries in which a common provider is popular. The others are ranked by the caller's country alone. */
const reach = ({ common, popularIn = [] }: Provider): number => (common ? popularIn.length : 0);

/**
 * Orders providers for a caller. Those that most jars of the community have come first. Then come those that are popular
 * in the caller's country, the common ones of the country, the common ones without a country, the country's others, all
 * others without a country, and those of other countries. Of two in the same place, the one with fewer countries comes
 * first, and of two common ones the one that is popular in more countries.
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
      (one.countries?.length ?? 0) - (other.countries?.length ?? 0) ||
      reach(other) - reach(one),
  );
}
