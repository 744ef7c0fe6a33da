import { openHandle } from './bare-handle.ts';
import type { CreatorFlag } from './flags.ts';
import type { Provider } from './provider.ts';

/**
 * What this handle, being what it is, makes public about its owner (a name, a phone number, an account): the creator
 * confirms it before it is saved. Empty for most.
 */
export function publishedBy(provider: Provider, handle: string): readonly CreatorFlag[] {
  return openHandle(provider, handle).form.publishes ?? [];
}
