import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ZodError } from 'zod';
import { entrySchema } from './entry.ts';
import { type Provider, toProvider } from './provider.ts';

function fieldsOf(error: ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`).join('; ');
}

function load(path: string): Provider {
  const file = basename(path);
  try {
    const result = entrySchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (!result.success) throw new Error(fieldsOf(result.error));
    if (`${result.data.id}.json` !== file) throw new Error(`id: is ${result.data.id}`);
    return toProvider(result.data);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Reads every provider of a folder, the common ones first, then by name; throws naming the file and the field of the first bad entry. */
export function loadProviders(folder: string): Provider[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const providers = files.map((file) => load(join(folder, file)));
  return providers.toSorted(
    (one, other) => Number(other.common ?? 0) - Number(one.common ?? 0) || one.name.localeCompare(other.name, 'en'),
  );
}

/** A folder of `data/` beside package.json, found from the sources and from the build alike. */
export function dataFolder(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('no package.json above the sources');
    folder = parent;
  }
  return join(folder, 'data', name);
}
