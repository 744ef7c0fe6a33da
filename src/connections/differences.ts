/**
 * Finds where a value lacks something of the wanted one, or has it otherwise. What it has besides doesn't matter, because
 * platforms add to what they were told.
 * @returns paths such as `features.app_home.home_tab_enabled`.
 */
export function differences(wanted: unknown, found: unknown, path = ''): string[] {
  if (typeof wanted !== 'object' || wanted === null) return isSame(wanted, found) ? [] : [path];
  if (Array.isArray(wanted) && Array.isArray(found)) {
    if (wanted.length !== found.length) return [path];
    // Platforms list names in an order of their own.
    if (wanted.every(isText)) return wanted.every((name) => found.includes(name)) ? [] : [path];
  }
  const has = typeof found === 'object' && found !== null ? found : {};
  return Object.entries(wanted).flatMap(([name, value]) =>
    differences(value, Reflect.get(has, name), path === '' ? name : `${path}.${name}`),
  );
}

const isText = (value: unknown) => typeof value === 'string';

/** A platform leaves out what is false. */
const isSame = (wanted: unknown, found: unknown) => wanted === found || (wanted === false && found === undefined);
