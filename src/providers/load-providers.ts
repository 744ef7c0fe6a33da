import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ZodError } from 'zod';
import { entrySchema } from './entry.ts';
import { readJson } from './json.ts';
import { type Provider, toProvider } from './provider.ts';

function problemsOf(error: ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`).join('; ');
}

function load(path: string): Provider {
  const file = basename(path);
  try {
    const result = entrySchema.safeParse(readJson(path));
    if (!result.success) throw new Error(problemsOf(result.error));
    const { id } = result.data;
    if (`${id}.json` !== file) throw new Error(`id: "${id}" is not the file's name`);
    return toProvider(result.data);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/**
 * Reads the providers of a folder: the common ones first, then by name. Throws for the first invalid entry, naming the
 * file and the field.
 */
export function loadProviders(folder: string): Provider[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const providers = files.map((file) => load(join(folder, file)));
  return providers.toSorted(
    (one, other) => Number(other.common ?? 0) - Number(one.common ?? 0) || one.name.localeCompare(other.name, 'en'),
  );
}
