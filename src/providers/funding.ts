import { isMap, isScalar, isSeq, parseDocument, stringify, visit } from 'yaml';
import { catalogue } from './catalogue.ts';
import { type Excess, excessIn } from './funding-size.ts';
import { linkOf } from './link.ts';
import { readLinkAlone } from './link-alone.ts';
import type { Provider } from './provider.ts';
import { type HandleProblem, readHandle } from './read-handle.ts';
import { type Unlinked, unlinkedService } from './unlinked.ts';

/** GitHub takes four accounts, four addresses and one account for each of about a dozen other services. */
export const MOST_ITEMS = 40;

/** What stands in the file: a key and one of its values. */
interface Entry {
  key: string;
  value: string;
}

export type FundingItem = Entry &
  (
    | { ok: true; provider: Provider; handle: string }
    | { ok: false; provider: Provider; problem: HandleProblem }
    | { ok: false; code: 'unknown-key' | 'unknown-link' | 'not-text' | 'key-twice' }
    | { ok: false; unlinked: Unlinked }
  );

export type FundingResult = { ok: true; items: FundingItem[] } | { ok: false; code: Excess | 'not-yaml' };

/** Files still have these keys for services that were renamed: LFX Crowdfunding was called CommunityBridge. */
const formerKeys: Readonly<Record<string, string>> = { community_bridge: 'lfx_crowdfunding' };

/** The spellings of YAML's null. https://yaml.org/type/null.html */
const NULL = /^(?:~|null|Null|NULL)?$/;

/** Word processors put these around a text instead of the quotes that YAML knows. */
const CURLY = /^[“”„«‘‚](.*)[“”»’‘]$/su;

/** Returns undefined for a text that isn't YAML, or that has aliases in it. */
function parseYaml(text: string) {
  // The parser's warnings repeat what was typed, on the standard error stream; with `error` it makes none.
  // A key that stands twice is a mistake of one line, and no reason to read none of them.
  const options = { schema: 'failsafe', uniqueKeys: false, logLevel: 'error', prettyErrors: false } as const;
  const document = parseDocument(text, options);
  let aliased = false;
  // Aliases of aliases would make a short file expand into a huge one (a "billion laughs" attack).
  visit(document, {
    Alias() {
      aliased = true;
    },
  });
  return aliased || document.errors.length > 0 ? undefined : document;
}

/** Says whether nothing stands there. In quotes, `null` is a name like any other. */
function isEmpty(node: unknown): boolean {
  if (node === null) return true;
  if (!isScalar(node)) return false;
  if (node.tag === 'tag:yaml.org,2002:null' || node.value === '') return true;
  return node.type === 'PLAIN' && NULL.test(String(node.value));
}

const textOf = (node: unknown): string =>
  isScalar(node) ? String(node.value).replace(CURLY, '$1') : JSON.stringify(node);

const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** GitHub has few keys. People also write those of other services, or a key as the service is called: `ko-fi`. */
const providerOf = (key: string): Provider | undefined =>
  catalogue.all.find(({ id, funding = id }) => [id, funding].some((one) => letters(one) === letters(key)));

function unknown(entry: Entry, code: 'unknown-key' | 'unknown-link', named: string): FundingItem {
  const unlinked = unlinkedService(named);
  return unlinked ? { ok: false, ...entry, unlinked } : { ok: false, ...entry, code };
}

function readItem(key: string, node: unknown, twice: boolean): FundingItem {
  const entry = { key, value: textOf(node) };
  if (!isScalar(node)) return { ok: false, ...entry, code: 'not-text' };
  if (twice) return { ok: false, ...entry, code: 'key-twice' };
  if (key === 'custom') {
    const found = readLinkAlone(entry.value);
    return found ? { ...entry, ...found } : unknown(entry, 'unknown-link', entry.value);
  }
  const provider = providerOf(formerKeys[key] ?? key);
  if (!provider) return unknown(entry, 'unknown-key', key);
  return { ...entry, provider, ...readHandle(provider, entry.value) };
}

/**
 * Reads GitHub's FUNDING.yml, in its order. Keys and addresses that the catalogue doesn't know are items too, with
 * `ok: false`, and so are the values of a key that stood there before.
 */
export function parseFunding(text: string): FundingResult {
  const excess = excessIn(text);
  if (excess) return { ok: false, code: excess };
  const content = parseYaml(text)?.contents;
  if (content === undefined) return { ok: false, code: 'not-yaml' };
  if (isEmpty(content)) return { ok: true, items: [] };
  if (!isMap(content) || !content.items.every(({ key }) => isScalar(key))) return { ok: false, code: 'not-yaml' };
  const seen = new Set<string>();
  const filled = content.items.flatMap(({ key: named, value }) => {
    const key = textOf(named);
    // GitHub's own template leaves unused keys empty.
    const nodes = (isSeq(value) ? value.items : [value]).filter((node) => !isEmpty(node));
    const twice = nodes.length > 0 && seen.has(key);
    if (nodes.length > 0) seen.add(key);
    return nodes.map((node) => ({ key, node, twice }));
  });
  if (filled.length > MOST_ITEMS) return { ok: false, code: 'too-many' };
  return { ok: true, items: filled.map(({ key, node, twice }) => readItem(key, node, twice)) };
}

type FundingLink = { provider: Provider; handle: string };

/** GitHub takes four accounts under `github`, four addresses under `custom`, and one under each other key. */
const mostOf = (key: string) => (key === 'github' || key === 'custom' ? 4 : 1);

/** YAML 1.1, by which GitHub reads, takes `no`, `12_34` or a date for something else than text unless it is quoted. */
const WRITTEN = { version: '1.1' } as const;

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
  return { text: values.size === 0 ? '' : stringify(content, WRITTEN), left };
}
