import { readFileSync } from 'node:fs';

/** The content of a JSON file, not validated yet; throws when the file is missing or isn't JSON. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
