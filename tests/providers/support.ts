import { catalogue, type Provider } from '../../src/providers/index.ts';

/** A provider the test is about; throws when the catalogue has lost it. */
export function provider(id: string): Provider {
  const found = catalogue.get(id);
  if (!found) throw new Error(`no provider ${id}`);
  return found;
}
