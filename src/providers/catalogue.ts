import { distance } from 'fastest-levenshtein';
import { dataFolder, loadProviders } from './load-catalogue.ts';
import type { Provider } from './provider.ts';

export type Catalogue = {
  /** The common ones first, then by name. */
  all: readonly Provider[];
  get(id: string): Provider | undefined;
  /** By id, name or alias; case, spaces and punctuation do not count. */
  named(text: string): Provider | undefined;
  /** For "did you mean": what contains the text, then what is spelt most like it. */
  nearest(text: string, count?: number): Provider[];
  /** For autocompletion: the providers whose names begin with, then contain, the text; all for an empty one. */
  search(text: string, count?: number): Provider[];
};

/** Long enough for every name; longer texts are cut before they are compared. */
const LONGEST_NAME = 60;

function squash(text: string): string {
  return text
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

export function createCatalogue(all: readonly Provider[]): Catalogue {
  const byId = new Map(all.map((provider) => [provider.id, provider]));
  const byName = new Map<string, Provider>();
  const names = new Map<Provider, string[]>();
  for (const provider of all) {
    const own = [...new Set([provider.id, provider.name, ...(provider.aliases ?? [])].map(squash))];
    names.set(provider, own);
    for (const name of own) {
      const owner = byName.get(name);
      if (owner) throw new Error(`${provider.id}.json: aliases: ${name} already means ${owner.id}`);
      byName.set(name, provider);
    }
  }

  const rank = (provider: Provider, text: string) => {
    const own = names.get(provider) ?? [];
    if (own.includes(text)) return 0;
    if (own.some((name) => name.startsWith(text))) return 1;
    return own.some((name) => name.includes(text)) ? 2 : 3;
  };
  const gap = (provider: Provider, text: string) =>
    Math.min(...(names.get(provider) ?? []).map((name) => distance(name, text)));

  return {
    all,
    get: (id) => byId.get(id),
    named: (text) => byName.get(squash(text)),
    nearest(text, count = 3) {
      const wanted = squash(text);
      const order = all.map((provider) => ({ provider, rank: rank(provider, wanted), gap: gap(provider, wanted) }));
      return order
        .toSorted((one, other) => one.rank - other.rank || one.gap - other.gap)
        .slice(0, count)
        .map(({ provider }) => provider);
    },
    search(text, count = 25) {
      const wanted = squash(text);
      if (wanted === '') return all.slice(0, count);
      const order = all.map((provider) => ({ provider, rank: rank(provider, wanted) }));
      return order
        .filter(({ rank }) => rank < 3)
        .toSorted((one, other) => one.rank - other.rank)
        .slice(0, count)
        .map(({ provider }) => provider);
    },
  };
}

/** Reads and checks a folder of entries; throws naming the file and the field of a bad one. */
export function loadCatalogue(folder: string): Catalogue {
  return createCatalogue(loadProviders(folder));
}

/** The catalogue of data/providers. */
export const catalogue = loadCatalogue(dataFolder('providers'));
