import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Entry, entrySchema } from './entry.ts';
import { inFile } from './in-file.ts';

function read(folder: string, file: string): Entry {
  const { data, error } = entrySchema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  if (error) {
    throw new Error(error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`).join('; '));
  }
  if (`${data.id}.json` !== file) throw new Error(`id: "${data.id}" is not the file's name`);
  return data;
}

/**
 * Reads a folder of entries. The common ones come first, and both groups are in the order of their names.
 * @throws {Error} for the first invalid entry, naming the file and the field.
 */
export function readEntries(folder: string): Entry[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const entries = files.map((file) => inFile(file, () => read(folder, file)));
  return entries.toSorted(
    (one, other) => Number(other.common ?? 0) - Number(one.common ?? 0) || one.name.localeCompare(other.name, 'en'),
  );
}
