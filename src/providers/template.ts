/** The value of each part of a template, by its name. */
export type Values = Readonly<Record<string, string>>;

const placeholder = /\{([a-z]+)\}/g;

/** The names of the parts in a template such as `https://{shop}.gumroad.com/l/{product}`, each once. */
export function partsOf(template: string): string[] {
  return [...new Set(Array.from(template.matchAll(placeholder), ([, name = '']) => name))];
}

/** Puts the values into a template; throws when one is missing. */
export function fill(template: string, values: Values): string {
  return template.replace(placeholder, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in ${template}`);
    return value;
  });
}

/** The host of an https template, which may have parts in it. */
export function hostOf(template: string): string {
  return template.split('/')[2] ?? '';
}
