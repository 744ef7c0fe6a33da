/** Holds the value of each part of a template, by the part's name. */
export type Values = Readonly<Record<string, string>>;

const placeholder = /\{([a-z]+)\}/g;

/** Lists the parts of a template such as `https://{shop}.gumroad.com/l/{product}`, each once. */
export function partsOf(template: string): string[] {
  return [...new Set(Array.from(template.matchAll(placeholder), ([, name = '']) => name))];
}

/**
 * Puts the values into a template.
 * @throws {Error} when one is missing.
 */
export function fill(template: string, values: Values): string {
  return template.replace(placeholder, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in ${template}`);
    return value;
  });
}

/** Gets the host of an https template. It may have parts in it. */
export function hostOf(template: string): string {
  return template.split('/')[2] ?? '';
}
