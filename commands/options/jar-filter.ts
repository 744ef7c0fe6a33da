import { type Required, textOf } from '../../src/bot/options.ts';
import { type Status, statuses } from '../../src/jars/listing.ts';
import { pageIn } from './page.ts';
import { provider } from './provider.ts';

const REPORTED = 'reported';

/** Which of a community's jars are wanted. */
export interface JarFilter {
  /** As it would be typed again. */
  typed: string;
  status?: Status;
  reported?: boolean;
  provider?: string;
  /** Where a number was typed and no filter. */
  page?: number;
}

const isStatus = (typed: string): typed is Status => statuses.some((status) => status === typed);

/** A status, `reported`, or a provider. */
export function jarFilter(): Required<JarFilter> {
  const one = provider();
  const words = [...statuses, REPORTED];
  return {
    ...one,
    suggest: (typed) => [
      ...words.filter((word) => word.startsWith(typed.toLowerCase())).map((word) => ({ name: word, value: word })),
      ...(one.suggest?.(typed) ?? []),
    ],
    async read(raw, platform) {
      const typed = textOf(raw).trim().toLowerCase();
      if (isStatus(typed)) return { typed, status: typed };
      if (typed === REPORTED) return { typed, reported: true };
      if (/^\d+$/.test(typed)) return { typed: '', page: pageIn(typed) };
      const { id } = await one.read(raw, platform);
      return { typed: id, provider: id };
    },
  };
}
