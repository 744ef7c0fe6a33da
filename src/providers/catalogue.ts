import { type Named, nearest, rankOf } from '../text/nearest.ts';
import { entries } from './entries.ts';
import type { Entry } from './entry.ts';
import { inFile } from './in-file.ts';
import { type Provider, toProvider } from './provider.ts';

/** In UTF-16 units, no name is longer than this. A longer text is cut off before it is compared. */
const LONGEST_NAME = 60;
/** Discord's autocompletion has room for this many. */
const MOST_FOUND = 25;

function squash(text: string): string {
  return text
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Says how near a text is: 0 for a name or an alias, 1 and 2 for a part of a name, 4 and 5 of an alias, 6 for none. */
function rankAmong(names: readonly string[], aliases: readonly string[], text: string): number {
  const rank = rankOf(names, text);
  return rank < 3 ? rank : aliases.includes(text) ? 0 : 3 + rankOf(aliases, text);
}

const namesOf = ({ names, aliases }: Named<Provider>) => [...names, ...aliases];

/** @throws {Error} when two providers share an id, a name or an alias. */
function indexNames(all: readonly Named<Provider>[]): Map<string, Provider> {
  const byName = new Map<string, Provider>();
  for (const named of all) {
    const { one: provider } = named;
    for (const name of namesOf(named)) {
      const other = byName.get(name);
      if (other) throw new Error(`${provider.id}.json: aliases: "${name}" already is a name of ${other.id}`);
      byName.set(name, provider);
    }
  }
  return byName;
}

/**
 * Makes entries ready for use.
 * @throws {Error} for the first that contradicts itself or another, naming the file and the field.
 */
export function createCatalogue(entries: readonly Entry[]) {
  const all = entries.map((entry) => inFile(`${entry.id}.json`, () => toProvider(entry)));
  const byId = new Map(all.map((provider) => [provider.id, provider]));
  const named = all.map((provider): Named<Provider> => {
    const names = [...new Set([provider.id, provider.name].map(squash))];
    const aliases = (provider.aliases ?? []).map(squash).filter((alias) => !names.includes(alias));
    return { one: provider, names, aliases };
  });
  const byName = indexNames(named);

  return {
    /** These are all providers, in the order of their entries. */
    all,
    get: (id: string) => byId.get(id),
    /** Finds a provider by its id, name or alias. Case, spaces and punctuation don't matter. */
    named: (text: string) => byName.get(squash(text)),
    /** Finds at most three for "did you mean"; none where nothing is near. */
    nearest: (text: string) => nearest(squash(text), named),
    /** Finds at most 25 for autocompletion: first names that begin with the text, then names that contain it, then aliases. */
    search(text: string): Provider[] {
      const wanted = squash(text);
      if (wanted === '') return all.slice(0, MOST_FOUND);
      return named
        .map(({ one, names, aliases }) => ({ provider: one, rank: rankAmong(names, aliases, wanted) }))
        .filter(({ rank }) => rank < 6)
        .toSorted((one, other) => one.rank - other.rank)
        .slice(0, MOST_FOUND)
        .map(({ provider }) => provider);
    },
  };
}

/** Holds the providers of data/providers. */
export const catalogue = createCatalogue(entries);
