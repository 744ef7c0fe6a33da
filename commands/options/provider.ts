import { type Required, textOf } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { catalogue, type Kind, kinds, type Provider } from '../../src/providers/index.ts';

/** An option that names a provider by its id or name. */
export function provider(): Required<Provider> {
  return {
    kind: 'word',
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

export const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text);

/** An option that names a provider or a kind of provider. */
export function providerOrKind(): Required<{ subject: string }> {
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
