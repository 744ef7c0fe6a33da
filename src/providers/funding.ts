import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { catalogue } from './catalogue.ts';
import { type Excess, excessIn } from './funding-size.ts';
import { linkOf } from './link.ts';
import type { Provider } from './provider.ts';
import { type HandleProblem, readHandle, recognise } from './read-handle.ts';

/** GitHub takes four accounts, four addresses and one account for each of about a dozen other services. */
export const MOST_ITEMS = 40;

export type FundingItem =
  | { ok: true; key: string; provider: Provider; handle: string }
  | { ok: false; key: string; value: string; provider: Provider; problem: HandleProblem }
  | { ok: false; key: string; value: string; code: 'unknown-key' | 'unknown-link' | 'not-text' };

export type FundingResult = { ok: true; items: FundingItem[] } | { ok: false; code: Excess | 'not-yaml' };

/** Returns undefined for a text that isn't YAML, or that has aliases in it. */
function parseYaml(text: string): unknown {
  try {
    // Aliases of aliases would make a short file expand into a huge one (a "billion laughs" attack).
    // The parser's warnings repeat what was typed, on the standard error stream; with `error` it makes none.
    return parse(text, { schema: 'failsafe', maxAliasCount: 0, logLevel: 'error', prettyErrors: false }) ?? {};
  } catch {
    return undefined;
  }
}

function readItem(key: string, value: unknown): FundingItem {
  if (typeof value !== 'string') return { ok: false, key, value: JSON.stringify(value), code: 'not-text' };
  if (key === 'custom') {
    const found = recognise(value);
    return found ? { ok: true, key, ...found } : { ok: false, key, value, code: 'unknown-link' };
  }
  const provider = catalogue.all.find((one) => one.funding === key);
  if (!provider) return { ok: false, key, value, code: 'unknown-key' };
  const result = readHandle(provider, value);
  if (result.ok) return { ok: true, key, provider, handle: result.handle };
  return { ok: false, key, value, provider, problem: result.problem };
}

/** Reads GitHub's FUNDING.yml. Keys and addresses that the catalogue doesn't know are items too, with `ok: false`. */
export function parseFunding(text: string): FundingResult {
  const excess = excessIn(text);
  if (excess) return { ok: false, code: excess };
  const content = z.record(z.string(), z.unknown()).safeParse(parseYaml(text));
  if (!content.success) return { ok: false, code: 'not-yaml' };
  const values = Object.entries(content.data).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one: unknown) => ({ key, value: one })),
  );
  // GitHub's own template leaves unused keys empty.
  const filled = values.filter(({ value }) => value !== null && value !== '');
  if (filled.length > MOST_ITEMS) return { ok: false, code: 'too-many' };
  return { ok: true, items: filled.map(({ key, value }) => readItem(key, value)) };
}

type FundingLink = { provider: Provider; handle: string };

/** GitHub takes four accounts under `github`, four addresses under `custom`, and one under each other key. */
const mostOf = (key: string) => (key === 'github' || key === 'custom' ? 4 : 1);

/** Writes a FUNDING.yml. The links in `left` aren't in it, because they have no https page or GitHub takes no more. */
export function toFunding(links: readonly FundingLink[]): { text: string; left: FundingLink[] } {
  const values = new Map<string, string[]>();
  const left: FundingLink[] = [];
  const put = (key: string, value: string) => {
    const listed = values.get(key) ?? [];
    if (listed.length >= mostOf(key)) return false;
    values.set(key, [...listed, value]);
    return true;
  };
  for (const link of links) {
    const { funding } = link.provider;
    const url = linkOf(link.provider, link.handle);
    // GitHub puts a key's value into the address as it is, so the link has to contain the handle.
    const fits = funding !== undefined && url?.includes(`/${link.handle}`);
    const placed = (fits && put(funding, link.handle)) || (url && put('custom', url));
    if (!placed) left.push(link);
  }
  const content = Object.fromEntries(Array.from(values, ([key, list]) => [key, list.length === 1 ? list[0] : list]));
  return { text: values.size === 0 ? '' : stringify(content), left };
}
