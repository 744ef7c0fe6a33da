import type { Option } from '../../src/bot/options.ts';
import { textOf } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { catalogue, linkOf, type Provider, readHandle } from '../../src/providers/index.ts';

/** An option that names a provider by its id or name. */
export function provider(): Option<Provider> & { required: true } {
  return {
    kind: 'text',
    required: true,
    most: 60,
    suggest: (typed) => catalogue.search(typed).map(({ name, id }) => ({ name, value: id })),
    read(raw) {
      const typed = textOf(raw);
      const found = catalogue.named(typed);
      if (found) return found;
      const nearest = catalogue.nearest(typed).map((one) => one.id);
      if (nearest.length === 0) throw new Refusal('provider.unknown', { typed });
      throw new Refusal('provider.unknown.nearest', { typed, nearest: nearest.join(', ') });
    },
  };
}

/**
 * The handle in what somebody typed or pasted.
 * @throws {Refusal} saying what is wrong and what to type instead.
 */
export function handleIn(provider: Provider, typed: string): string {
  const read = readHandle(provider, typed);
  if (read.ok) return read.handle;
  const { code, example, provider: other } = read.problem;
  throw new Refusal(`handle.problem.${code}`, {
    provider: provider.name,
    id: provider.id,
    example,
    other: other?.name ?? '',
    otherId: other?.id ?? '',
  });
}

/**
 * The provider of a link in a jar, undefined once it has left the catalogue.
 * The url is undefined where the provider has none.
 */
export function known(link: { provider: string; handle: string }) {
  const found = catalogue.get(link.provider);
  return found && { provider: found, handle: link.handle, url: linkOf(found, link.handle) };
}
