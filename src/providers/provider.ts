import type { Entry } from './entry.ts';
import { type Form, toForm } from './form.ts';
import type { RefusalCode } from './handle-problem.ts';
import { type Part, toPart } from './part.ts';
import { type Pattern, parsePatterns, type Slot } from './pattern.ts';
import { partsOf } from './template.ts';

/** A payment or membership service: an entry of the catalogue, made ready for use. */
export type Provider = Omit<Entry, 'parts' | 'forms' | 'refused' | 'short'> & {
  parts: Readonly<Record<string, Part>>;
  forms: readonly Form[];
  /** The service's own links that can't be published, each with the reason. */
  refused: readonly { pattern: Pattern; because: RefusalCode }[];
  /** The hosts of all its links, each once. */
  hosts: readonly Slot[];
  /** The hosts of the service's own shortened links. */
  short: readonly string[];
};

/** Makes an entry ready for use; throws naming the field that contradicts the others. */
export function toProvider(entry: Entry): Provider {
  const { short = [], ...rest } = entry;
  const parts = Object.fromEntries(Object.entries(entry.parts).map(([name, part]) => [name, toPart(name, part)]));
  const forms = entry.forms.map((form, index) => toForm(form, `forms.${index}`, parts));
  const used = new Set(forms.flatMap(({ handle }) => partsOf(handle)));
  for (const name of Object.keys(parts)) if (!used.has(name)) throw new Error(`parts.${name}: no form uses this part`);
  const refused = (entry.refused ?? []).flatMap(({ link, because }) =>
    parsePatterns(link).map((pattern) => ({ pattern, because })),
  );
  const patterns = [...forms.flatMap((form) => form.patterns), ...refused.map(({ pattern }) => pattern)];
  return { ...rest, parts, forms, refused, hosts: hostsOf(patterns), short };
}

function hostsOf(patterns: readonly Pattern[]): Slot[] {
  const hosts = patterns.filter(({ scheme }) => scheme === 'https').map(({ host }) => host);
  return [...new Map(hosts.map((slot) => [JSON.stringify(slot), slot])).values()];
}
