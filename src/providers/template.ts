import { memoize } from '../text/memoize.ts';

/** Holds the value of each part of a template, by the part's name. */
export type Values = Readonly<Record<string, string>>;

const placeholder = /\{([a-z]+)\}/g;

/** Lists the parts of a template such as `https://{shop}.gumroad.com/l/{product}`, each once. */
export function partsOf(template: string): string[] {
  return [...new Set(Array.from(template.matchAll(placeholder), ([, name = '']) => name))];
}

/** The texts of a template and, at every other place, the names between them. The catalogue has few templates. */
const piecesOf = memoize((template: string) => template.split(/\{([a-z]+)\}/));

/**
 * Puts the values into a template.
 * @throws {Error} when one is missing.
 */
export function fill(template: string, values: Values): string {
  let filled = '';
  let isName = false;
  for (const piece of piecesOf(template)) {
    const text = isName ? values[piece] : piece;
    if (text === undefined) throw new Error(`no value for {${piece}} in ${template}`);
    filled += text;
    isName = !isName;
  }
  return filled;
}

/** Gets the host of a link, or of the template of one, which may have parts in it. */
export function hostOf(template: string): string {
  return template.split('/')[2] ?? '';
}
