import { type RequiredOption, textOf } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import {
  catalogue,
  type HandleProblem,
  type Kind,
  kinds,
  type Provider,
  readHandle,
  unlinkedService,
} from '../../src/providers/index.ts';
import { trimmed } from '../../src/text/plain-text.ts';

/** Takes a provider by its id, its name or an alias. */
export function provider(): RequiredOption<Provider> {
  return {
    kind: 'word',
    required: true,
    most: 60,
    suggest: (typed) => catalogue.search(typed).map(({ name, id }) => ({ name, value: id })),
    read: (raw) => providerNamed(textOf(raw)),
  };
}

/** Finds a provider by its id, its name or an alias. @throws {Refusal} that names those which are near, if any. */
export function providerNamed(typed: string): Provider {
  const found = catalogue.named(typed);
  if (found) return found;
  throw unknownProvider(typed);
}

/** Makes a refusal that says why the service has no links here, or else names the providers which are near, if any. */
export function unknownProvider(typed: string): Refusal {
  const unlinked = unlinkedService(typed);
  if (unlinked) return new Refusal(`unlinked.${unlinked.because}`, { service: unlinked.service });
  const nearest = catalogue.nearest(typed).map((one) => one.id);
  return new Refusal('provider.unknown', { typed, nearest: nearest.join(', ') || 'none' });
}

export const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text);

/** Takes a provider or a kind of provider. */
export function providerOrKind(): RequiredOption<{ subject: string }> {
  const one = provider();
  return {
    ...one,
    suggest: (typed) => [
      ...kinds.filter((kind) => kind.startsWith(typed.toLowerCase())).map((kind) => ({ name: kind, value: kind })),
      ...(one.suggest?.(typed) ?? []),
    ],
    read: async (raw, platform) => {
      const typed = trimmed(textOf(raw)).toLowerCase();
      return { subject: isKind(typed) ? typed : (await one.read(raw, platform)).id };
    },
  };
}

/**
 * Reads the handle in what somebody typed or pasted.
 * @throws {Refusal} saying what is wrong and what to type instead.
 */
export function handleIn(provider: Provider, typed: string): string {
  const read = readHandle(provider, typed);
  if (read.ok) return read.handle;
  throw refusalOf(provider, read.problem);
}

/** Makes a refusal that says what is wrong with a handle, and what to type instead. */
export function refusalOf(provider: Provider, { code, example, provider: other }: HandleProblem): Refusal {
  return new Refusal(`handle.problem.${code}`, {
    provider: provider.name,
    id: provider.id,
    example,
    other: other?.name ?? '',
    otherId: other?.id ?? '',
  });
}
