import { catalogue, isHandle, linkOf, type Provider } from '../../src/providers/index.ts';

/** A link of a jar whose provider is in the catalogue. */
export interface KnownLink {
  provider: Provider;
  handle: string;
  /** Undefined where the provider has no page to lead to. */
  url: string | undefined;
}

/** A jar's links, without those whose provider has left the catalogue or wants other handles by now. */
export const knownLinks = (links: readonly { provider: string; handle: string }[]): KnownLink[] =>
  links.flatMap(({ provider: id, handle }) => {
    const provider = catalogue.get(id);
    return provider && isHandle(provider, handle) ? [{ provider, handle, url: linkOf(provider, handle) }] : [];
  });
