import { type Checksum, checksums } from './checksums.ts';
import type { Entry } from './entry.ts';
import type { HandleProblemCode } from './handle-problem.ts';
import { type Pattern, parsePath, parsePatterns, patternOfLink, type Segment } from './pattern.ts';
import { hostOf, partsOf } from './template.ts';

type PartEntry = Entry['parts'][string];
type FormEntry = Entry['forms'][number];

/** One variable of a handle (its user name, its country) and the rules for its value. */
export type Part = {
  /** This expression matches a whole value. */
  expression: RegExp;
  case: PartEntry['case'];
  /** These characters are left out of what was typed. */
  ignore: string;
  /** The code of the country that a phone number begins with. */
  dialling: PartEntry['dialling'];
  /** These values, in small letters, aren't accounts but pages of the service itself. */
  reserved: ReadonlySet<string>;
  checksum: Checksum | undefined;
  /** The value may be in letters of any one script; otherwise it's in printable ASCII. */
  isName: boolean;
};

/** The parts of a provider's handles by their names. */
export type Parts = Readonly<Record<string, Part>>;

/** One way in which a provider's handles are written, and the link or payment code made from such a handle. */
export type Form = Pick<FormEntry, 'handle' | 'link' | 'uri' | 'code' | 'amount' | 'publishes'> & {
  /** The handle can be typed in these ways. The first is the one that is stored. */
  typed: readonly (readonly Segment[])[];
  /** A handle can be read from addresses with these patterns. */
  patterns: readonly Pattern[];
};

/**
 * Makes a part ready for use.
 * @throws {Error} naming the field when its pattern isn't a regular expression.
 */
export function toPart(name: string, part: PartEntry): Part {
  try {
    return {
      expression: new RegExp(`^(?:${part.pattern})$`, part.letters && 'u'),
      case: part.case,
      ignore: part.ignore ?? '',
      dialling: part.dialling,
      reserved: new Set(part.reserved),
      checksum: part.checksum && checksums[part.checksum],
      isName: part.letters !== undefined,
    };
  } catch (error) {
    throw new Error(`parts.${name}.pattern: ${String(error)}`, { cause: error });
  }
}

/** What people type although it can't be published, and why not. */
export type Mistake = { expression: RegExp; because: HandleProblemCode };

/** Makes a mistake ready for use. Letters of both cases match. */
export const toMistake = ({ pattern, because }: NonNullable<Entry['mistaken']>[number]): Mistake => ({
  expression: new RegExp(`^(?:${pattern})$`, 'i'),
  because,
});

function checkForm(form: FormEntry, field: string, parts: Parts): void {
  const demand = (isMet: boolean, where: string, problem: string) => {
    if (!isMet) throw new Error(`${field}.${where}: ${problem}`);
  };
  const names = partsOf(form.handle);
  const expected = names.toSorted().join();
  const demandSameParts = (where: string, template = form.handle) => {
    const found = partsOf(template).filter((name) => name !== 'amount' && name !== 'currency');
    demand(found.toSorted().join() === expected, where, `has the parts "${found}", but the handle has "${names}"`);
  };
  for (const name of names) demand(name in parts, 'handle', `there is no part "${name}"`);
  demandSameParts('link', form.link);
  demandSameParts('uri', form.uri);
  demandSameParts('amount.link', form.amount?.link);
  for (const [index, template] of (form.typed ?? []).entries()) demandSameParts(`typed.${index}`, template);
  for (const [index, template] of (form.pasted ?? []).entries()) demandSameParts(`pasted.${index}`, template);

  const targets = [form.link, form.uri, form.code].filter(Boolean);
  demand(targets.length <= 1, 'link', 'a form has only one of link, uri and code');
  const isAddress = form.link !== undefined || form.uri !== undefined;
  demand(isAddress || !form.amount, 'amount', 'only a form with a link or a uri can have an amount');
  const host = hostOf(form.link ?? '');
  demand(!/^\{[a-z]+\}$/.test(host), 'link', 'the host must not come from the handle alone');
  // A browser may show an xn-- label as letters that look like those of another host.
  for (const name of partsOf(host))
    demand(!parts[name]?.expression.test('xn--a'), 'link', `a host label from {${name}} must not begin with xn--`);
}

/** People also paste a link without its host, as in `ada/membership`. It's read where only fixed texts follow the name. */
function isPageOfName({ host, path: [name, ...rest] }: Pattern): boolean {
  const isName = typeof name === 'object' && 'part' in name && !name.before;
  return isName && !host.part && rest.length > 0 && rest.every((text) => typeof text === 'object' && 'oneOf' in text);
}

/**
 * Makes a form ready for use.
 * @throws {Error} naming the field (below `field`) that contradicts the others.
 */
export function toForm(form: FormEntry, field: string, parts: Parts): Form {
  checkForm(form, field, parts);
  const links = [form.link ?? form.uri, form.amount?.link].filter((link) => link !== undefined);
  const patterns = [...links.map(patternOfLink), ...(form.pasted ?? []).flatMap(parsePatterns)];
  const typed = [form.handle, ...(form.typed ?? [])].map(parsePath);
  return { ...form, typed: [...typed, ...patterns.filter(isPageOfName).map(({ path }) => path)], patterns };
}

/** A code of each kind states amounts in one currency. */
export const codeCurrencies = { 'br-code': 'BRL', epc: 'EUR' } as const;

/** Lists the currencies in which a form's address or code can state an amount. */
export const currenciesOf = ({ code, amount }: Form): readonly string[] =>
  code ? [codeCurrencies[code]] : (amount?.currencies ?? []);
