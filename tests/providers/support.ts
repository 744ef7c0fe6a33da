import { catalogue, type Provider } from '../../src/providers/index.ts';

/** The provider with this id; throws when the catalogue has none. */
export function provider(id: string): Provider {
  const found = catalogue.get(id);
  if (!found) throw new Error(`no provider ${id}`);
  return found;
}
