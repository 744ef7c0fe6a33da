import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every byte of a database, and of all that lies beside it. */
export function everything(file: string): Buffer {
  const folder = dirname(file);
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}
