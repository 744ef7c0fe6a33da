import type { Option } from '../../src/bot/options.ts';
import { textOf } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import {
  catalogue,
  type HandleProblem,
  isHandle,
  linkOf,
  type Provider,
  readHandle,
} from '../../src/providers/index.ts';
import type { Texts } from '../../src/text/texts.ts';

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
  throw refusalOf(provider, read.problem);
}

/** What is wrong with a handle, and what to type instead. */
export function refusalOf(provider: Provider, { code, example, provider: other }: HandleProblem): Refusal {
  return new Refusal(`handle.problem.${code}`, {
    provider: provider.name,
    id: provider.id,
    example,
    other: other?.name ?? '',
    otherId: other?.id ?? '',
  });
}

/** The kinds of provider, which rules may be about as a whole. */
export const kinds = ['tip', 'membership', 'crowdfunding', 'crypto', 'bank'] as const;
export type Kind = (typeof kinds)[number];
const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text);

/** An option that names a provider or a kind of provider. */
export function providerOrKind(): Option<{ subject: string }> & { required: true } {
  const one = provider();
  return {
    ...one,
    suggest: (typed) => [
      ...kinds.filter((kind) => kind.startsWith(typed.toLowerCase())).map((kind) => ({ name: kind, value: kind })),
      ...(one.suggest?.(typed) ?? []),
    ],
    read: async (raw, platform) => {
      const typed = textOf(raw).toLowerCase();
      return { subject: isKind(typed) ? typed : (await one.read(raw, platform)).id };
    },
  };
}

/** What a rule is about, as people call it. */
export function subjectName(subject: string, { words }: Pick<Texts, 'words'>): string {
  return isKind(subject) ? words(`provider.kind.${subject}`) : (catalogue.get(subject)?.name ?? subject);
}

/**
 * A link of a jar, undefined once its provider has left the catalogue or wants other handles.
 * The url is undefined where the provider has none.
 */
export function known(link: { provider: string; handle: string }) {
  const found = catalogue.get(link.provider);
  if (!found || !isHandle(found, link.handle)) return undefined;
  return { provider: found, handle: link.handle, url: linkOf(found, link.handle) };
}
