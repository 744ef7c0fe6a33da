import type { Entry } from './entry.ts';
import { type Form, toForm } from './form.ts';
import { type Part, toPart } from './part.ts';
import { type Pattern, parsePatterns, partsOf, type Slot } from './template.ts';

/** A payment or membership service: an entry of the catalogue, ready for use. */
export type Provider = Omit<Entry, 'parts' | 'forms' | 'refused' | 'short'> & {
  parts: Readonly<Record<string, Part>>;
  forms: readonly Form[];
  /** Links of its own that cannot be published. */
  refused: readonly { pattern: Pattern; because: NonNullable<Entry['refused']>[number]['because'] }[];
  /** Of all its links, each once. */
  hosts: readonly Slot[];
  /** Hosts of its short links. */
  short: readonly string[];
};

/** Makes an entry ready for use; throws naming the field that does not fit the others. */
export function toProvider(entry: Entry): Provider {
  const { refused = [], short = [], ...rest } = entry;
  const parts = Object.fromEntries(Object.entries(entry.parts).map(([name, part]) => [name, toPart(name, part)]));
  const forms = entry.forms.map((form, index) => toForm(form, `forms.${index}`, parts));
  const used = new Set(entry.forms.flatMap((form) => partsOf(form.handle)));
  for (const name of Object.keys(parts)) if (!used.has(name)) throw new Error(`parts.${name}: is used by no form`);
  const barred = refused.flatMap(({ link, because }) => parsePatterns(link).map((pattern) => ({ pattern, because })));
  const patterns = [...forms.flatMap((form) => form.patterns), ...barred.map(({ pattern }) => pattern)];
  return { ...rest, parts, forms, refused: barred, hosts: hostsOf(patterns), short };
}

function hostsOf(patterns: readonly Pattern[]): Slot[] {
  const hosts = patterns.filter(({ scheme }) => scheme === 'https').map(({ host }) => host);
  return [...new Map(hosts.map((slot) => [JSON.stringify(slot), slot])).values()];
}
