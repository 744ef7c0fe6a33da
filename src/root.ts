import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function upwards(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : upwards(dirname(folder));
}

/** The repository's folder, whether the sources run or what was built from them in `dist`. */
export const root = upwards(dirname(fileURLToPath(import.meta.url)));
