import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { root } from '../root.ts';
import { loadProviders, type Provider } from './provider.ts';

/** In UTF-16 units, no name is longer than this. A longer text is cut off before it is compared. */
const LONGEST_NAME = 60;
/** Discord's autocompletion has room for this many. */
const MOST_FOUND = 25;
const MOST_NEAREST = 3;

function squash(text: string): string {
  return text
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A provider, with its id, its name and its aliases as `names`, all of them squashed. */
type Named = { provider: Provider; names: readonly string[] };

/** Returns 0 if the text is a whole name, 1 if it begins one, 2 if one contains it, and 3 otherwise. */
function rankOf({ names }: Named, text: string): number {
  if (names.includes(text)) return 0;
  if (names.some((name) => name.startsWith(text))) return 1;
  return names.some((name) => name.includes(text)) ? 2 : 3;
}

/** @throws {Error} when two providers share an id, a name or an alias. */
function indexNames(all: readonly Named[]): Map<string, Provider> {
  const byName = new Map<string, Provider>();
  for (const { provider, names } of all) {
    for (const name of names) {
      const other = byName.get(name);
      if (other) throw new Error(`${provider.id}.json: aliases: "${name}" already is a name of ${other.id}`);
      byName.set(name, provider);
    }
  }
  return byName;
}

/**
 * Reads a folder of entries.
 * @throws {Error} for the first invalid entry, naming the file and the field.
 */
export function loadCatalogue(folder: string) {
  const all: readonly Provider[] = loadProviders(folder);
  const byId = new Map(all.map((provider) => [provider.id, provider]));
  const named = all.map((provider): Named => {
    const names = [provider.id, provider.name, ...(provider.aliases ?? [])];
    return { provider, names: [...new Set(names.map(squash))] };
  });
  const byName = indexNames(named);

  const withRanks = (text: string) => named.map((one) => ({ ...one, rank: rankOf(one, text) }));

  return {
    /** These are all providers. The common ones come first, and both groups are in the order of their names. */
    all,
    get: (id: string) => byId.get(id),
    /** Finds a provider by its id, name or alias. Case, spaces and punctuation don't matter. */
    named: (text: string) => byName.get(squash(text)),
    /** Finds three for "did you mean": first those whose names contain the text, then those spelt most like it. */
    nearest(text: string): Provider[] {
      const wanted = squash(text);
      return withRanks(wanted)
        .map((one) => ({ ...one, distance: Math.min(...one.names.map((name) => distance(name, wanted))) }))
        .toSorted((one, other) => one.rank - other.rank || one.distance - other.distance)
        .slice(0, MOST_NEAREST)
        .map(({ provider }) => provider);
    },
    /** Finds at most 25 for autocompletion: first names that begin with the text, then names that contain it. */
    search(text: string): Provider[] {
      const wanted = squash(text);
      if (wanted === '') return all.slice(0, MOST_FOUND);
      return withRanks(wanted)
        .filter(({ rank }) => rank < 3)
        .toSorted((one, other) => one.rank - other.rank)
        .slice(0, MOST_FOUND)
        .map(({ provider }) => provider);
    },
  };
}

/** Holds the providers of data/providers. */
export const catalogue = loadCatalogue(join(root, 'data/providers'));
