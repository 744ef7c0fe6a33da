import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { root } from '../root.ts';
import { loadProviders, type Provider } from './provider.ts';

/** In UTF-16 units. No name is longer; a longer text is cut before it is compared. */
const LONGEST_NAME = 60;
/** An autocompletion has room for this many. */
const MOST_FOUND = 25;
const MOST_NEAREST = 3;

function squash(text: string): string {
  return text
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A provider with its id, its name and its aliases, squashed. */
type Named = { provider: Provider; names: readonly string[] };

/** 0 for a whole name, 1 for the beginning of one, 2 for a piece of one, 3 for none of these. */
function rankOf({ names }: Named, text: string): number {
  if (names.includes(text)) return 0;
  if (names.some((name) => name.startsWith(text))) return 1;
  return names.some((name) => name.includes(text)) ? 2 : 3;
}

/** Throws when two providers have the same id, name or alias. */
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

/** Reads a folder of entries; throws for an invalid one, naming the file and the field. */
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
    /** The common ones first, then by name. */
    all,
    get: (id: string) => byId.get(id),
    /** By id, name or alias; case, spaces and punctuation don't matter. */
    named: (text: string) => byName.get(squash(text)),
    /** Three providers for "did you mean": those whose names contain the text, then those spelt most like it. */
    nearest(text: string): Provider[] {
      const wanted = squash(text);
      return withRanks(wanted)
        .map((one) => ({ ...one, distance: Math.min(...one.names.map((name) => distance(name, wanted))) }))
        .toSorted((one, other) => one.rank - other.rank || one.distance - other.distance)
        .slice(0, MOST_NEAREST)
        .map(({ provider }) => provider);
    },
    /** At most 25, for autocompletion: names that begin with the text, then names that contain it. All match ''. */
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

/** The providers of data/providers. */
export const catalogue = loadCatalogue(join(root, 'data/providers'));
