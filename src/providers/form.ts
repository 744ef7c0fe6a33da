import type { Entry } from './entry.ts';
import type { Part } from './part.ts';
import { type Pattern, parsePath, parsePatterns, partsOf, patternOfLink, type Segment } from './template.ts';

type FormEntry = Entry['forms'][number];

/** One way a provider's handle is built, and the link or payload made from it. */
export type Form = Pick<FormEntry, 'handle' | 'link' | 'uri' | 'code' | 'amount' | 'publishes'> & {
  typed: readonly (readonly Segment[])[];
  patterns: readonly Pattern[];
};

type Parts = Readonly<Record<string, Part>>;

/** Throws naming the field that does not fit the others. */
function checkForm(form: FormEntry, field: string, parts: Parts): void {
  const demand = (fits: boolean, where: string, reason: string) => {
    if (!fits) throw new Error(`${field}.${where}: ${reason}`);
  };
  const names = partsOf(form.handle).toSorted().join();
  const demandSameParts = (where: string, template = form.handle) => {
    const found = partsOf(template).filter((name) => name !== 'amount' && name !== 'currency');
    demand(found.toSorted().join() === names, where, `has the parts ${found}, the handle has ${names}`);
  };
  for (const name of partsOf(form.handle)) demand(name in parts, 'handle', `no part is called ${name}`);
  demandSameParts('link', form.link);
  demandSameParts('uri', form.uri);
  demandSameParts('amount.link', form.amount?.link);
  for (const [index, template] of (form.typed ?? []).entries()) demandSameParts(`typed.${index}`, template);
  for (const [index, template] of (form.pasted ?? []).entries()) demandSameParts(`pasted.${index}`, template);

  demand([form.link, form.uri, form.code].filter(Boolean).length <= 1, 'link', 'stands beside a uri or a code');
  demand(!form.amount || Boolean(form.link ?? form.uri), 'amount', 'needs a link or a uri');
  demand(!form.amount?.note || !form.amount.link.includes('#'), 'amount.note', 'would come after the #');
  const host = form.link?.split('/')[2] ?? '';
  demand(!/^\{[a-z]+\}$/.test(host), 'link', 'leaves the whole host to the handle');
  // A browser shows xn-- labels as the letters they stand for: a look-alike could hide in one.
  for (const name of partsOf(host))
    demand(!parts[name]?.expression.test('xn--a'), 'link', `lets ${name} begin with xn-- in the host`);
}

/** Makes a form ready for use; throws naming the field that does not fit the others. */
export function toForm(form: FormEntry, field: string, parts: Parts): Form {
  checkForm(form, field, parts);
  const links = [form.link ?? form.uri, form.amount?.link].filter((link) => link !== undefined);
  return {
    ...form,
    typed: [form.handle, ...(form.typed ?? [])].map(parsePath),
    patterns: [...links.map(patternOfLink), ...(form.pasted ?? []).flatMap(parsePatterns)],
  };
}
