import type { CreatorFlag } from './flags.ts';
import type { Provider } from './provider.ts';
import { parseHandle } from './stored-handle.ts';

/**
 * What a stored handle itself makes public about its owner, such as a name, a phone number or an account. The creator
 * confirms it before it is saved. Empty for most handles; throws for an invalid one.
 */
export function publishedBy(provider: Provider, handle: string): readonly CreatorFlag[] {
  return parseHandle(provider, handle).form.publishes ?? [];
}
