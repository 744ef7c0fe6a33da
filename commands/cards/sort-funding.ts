import { type Jar, MOST_LINKS } from '../../src/jars/jar.ts';
import { type FundingItem, sameHandle } from '../../src/providers/index.ts';

/** What becomes of a line that can be read. A `second` one is another link of a service of which one was taken. */
export const outcomes = ['taken', 'replaces', 'there', 'repeated', 'second', 'full'] as const;

type Outcome = (typeof outcomes)[number];

type Readable = Extract<FundingItem, { ok: true }>;

export type SortedLine =
  | { item: Exclude<FundingItem, { ok: true }> }
  | {
      item: Readable;
      outcome: Outcome;
      /** The handle that the line replaces in the jar, or that was taken in its place. */
      other: string;
    };

interface SortedFunding {
  /** All lines, in the file's order. */
  lines: SortedLine[];
  /** The handles that a draft takes, by the providers' ids and in the file's order. */
  typed: Record<string, string>;
}

/**
 * Decides what becomes of each line of a file. Of several links of one service, it takes the one that is in the jar or
 * else the first, and it takes no more services than the jar has room for.
 */
export function sortFunding(items: readonly FundingItem[], jar: Jar | undefined): SortedFunding {
  const kept = new Map((jar?.links ?? []).map(({ provider, handle }) => [provider, handle]));
  const readable = items.filter((item) => item.ok);
  const chosen = new Map<string, string>();
  for (const { provider, handle } of readable) {
    const there = kept.get(provider.id);
    if (there !== undefined && sameHandle(provider, there, handle)) chosen.set(provider.id, there);
    else if (!chosen.has(provider.id)) chosen.set(provider.id, handle);
  }
  const added = [...chosen.keys()].filter((id) => !kept.has(id));
  const full = new Set(added.slice(Math.max(0, MOST_LINKS - kept.size)));
  const seen = new Set<string>();

  function outcomeOf({ provider, handle }: Readable): { outcome: Outcome; other: string } {
    const { id } = provider;
    const taken = chosen.get(id) ?? handle;
    if (full.has(id)) return { outcome: 'full', other: '' };
    if (!sameHandle(provider, taken, handle)) return { outcome: 'second', other: taken };
    if (seen.has(id)) return { outcome: 'repeated', other: '' };
    seen.add(id);
    const before = kept.get(id);
    if (before === undefined) return { outcome: 'taken', other: '' };
    return before === taken ? { outcome: 'there', other: '' } : { outcome: 'replaces', other: before };
  }

  return {
    lines: items.map((item) => (item.ok ? { item, ...outcomeOf(item) } : { item })),
    typed: Object.fromEntries([...chosen].filter(([id]) => !full.has(id))),
  };
}
