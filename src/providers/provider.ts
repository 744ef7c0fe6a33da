import { bareHost } from './address.ts';
import type { Entry } from './entry.ts';
import { currenciesOf, type Form, type Mistake, type Parts, toForm, toMistake, toPart } from './form.ts';
import type { HandleProblemCode } from './handle-problem.ts';
import { ownPages } from './own-pages.ts';
import { type Pattern, parsePatterns, type Segment, type Slot } from './pattern.ts';
import { partsOf } from './template.ts';

/** A provider is a payment or membership service: an entry of the catalogue, made ready for use. */
export type Provider = Omit<Entry, 'parts' | 'forms' | 'refused' | 'mistaken'> & {
  parts: Parts;
  forms: readonly Form[];
  /** All ways in which its handles are typed. Where the segments are `joined`, the slashes between them are left out. */
  typed: readonly { form: Form; path: readonly Segment[]; joined: boolean }[];
  /** All shapes of addresses that a handle is read from. */
  patterns: readonly { form: Form; pattern: Pattern }[];
  /** The service's own links with these patterns can't be published; each has its reason. */
  refused: readonly { pattern: Pattern; having: string | undefined; because: HandleProblemCode }[];
  /** Its links or its codes can state an amount in these currencies. */
  currencies: ReadonlySet<string>;
  /** What people type although it can't be published; each has its reason. */
  mistaken: readonly Mistake[];
  /** All its links are on these hosts. Each is listed once. */
  hosts: readonly Slot[];
  /** Its other pages are on these domains and below them. */
  domains: readonly string[];
};

/**
 * Makes an entry ready for use.
 * @throws {Error} naming the field that contradicts the others.
 */
export function toProvider(entry: Entry): Provider {
  const parts = Object.fromEntries(Object.entries(entry.parts).map(([name, part]) => [name, toPart(name, part)]));
  const forms = entry.forms.map((form, index) => toForm(form, `forms.${index}`, parts));
  const used = new Set(forms.flatMap(({ handle }) => partsOf(handle)));
  for (const name of Object.keys(parts)) if (!used.has(name)) throw new Error(`parts.${name}: no form uses this part`);
  const refused = (entry.refused ?? []).flatMap(({ link, having, because }) =>
    parsePatterns(link).map((pattern) => ({ pattern, having, because })),
  );
  const mistaken = (entry.mistaken ?? []).map(toMistake);
  const patterns = [...forms.flatMap((form) => form.patterns), ...refused.map(({ pattern }) => pattern)];
  const own = withOwnPages(parts, namedAtRoot(forms));
  const hosts = hostsOf(patterns);
  const currencies = new Set(forms.flatMap(currenciesOf));
  return {
    ...entry,
    parts: own,
    forms,
    typed: forms.flatMap((form) => form.typed.map((path) => ({ form, path, joined: joinsSegments(parts, path) }))),
    patterns: forms.flatMap((form) => form.patterns.map((pattern) => ({ form, pattern }))),
    refused,
    mistaken,
    currencies,
    hosts,
    domains: domainsOf(entry.home, hosts),
  };
}

/** A CNPJ is written with a slash in it, which is left out. */
function joinsSegments(parts: Parts, path: readonly Segment[]): boolean {
  const [only] = path;
  const part = typeof only === 'object' && 'part' in only && only.part ? parts[only.part] : undefined;
  return path.length === 1 && (part?.ignore.includes('/') ?? false);
}

/** Lists the parts that a service has right behind a host or as its first label, where its own pages are as well. */
function namedAtRoot(forms: readonly Form[]): Set<string> {
  const patterns = forms.flatMap((form) => form.patterns).filter(({ scheme }) => scheme === 'https');
  const slots = patterns.flatMap(({ host, path: [first] }) => [host, first]);
  const names = slots.map((slot) =>
    typeof slot === 'object' && 'part' in slot && !slot.before ? slot.part : undefined,
  );
  return new Set(names.filter((name) => name !== undefined));
}

function withOwnPages(parts: Parts, names: ReadonlySet<string>): Parts {
  const all = Object.entries(parts).map(([name, part]) => {
    const reserved = names.has(name) ? new Set([...part.reserved, ...ownPages]) : part.reserved;
    return [name, { ...part, reserved }] as const;
  });
  return Object.fromEntries(all);
}

function hostsOf(patterns: readonly Pattern[]): Slot[] {
  const hosts = patterns.filter(({ scheme }) => scheme === 'https').map(({ host }) => host);
  return [...new Map(hosts.map((slot) => [JSON.stringify(slot), slot])).values()];
}

/** The domain of `{shop}.gumroad.com` is gumroad.com, and a host without a part in it is one itself. */
function domainsOf(home: string, hosts: readonly Slot[]): string[] {
  const fixed = hosts.filter(({ part }) => part === undefined).map(({ before }) => before);
  const shared = hosts.map(({ after }) => after).filter((after) => after.startsWith('.'));
  return [...new Set([bareHost(new URL(home).host), ...fixed, ...shared.map((after) => after.slice(1))])];
}
