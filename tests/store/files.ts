import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every byte of the files in the folder of a database: the database itself, its WAL and its lock. */
export function everything(file: string): Buffer {
  const folder = dirname(file);
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}
