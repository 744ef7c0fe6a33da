import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The folder of an installed npm package, wherever npm put it.
 * @param importer path of a file that imports the package
 * @throws when the package isn't installed for that file
 */
export const packageFolder = (name: string, importer: string): string =>
  withManifest(dirname(createRequire(importer).resolve(name)));

function withManifest(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : withManifest(dirname(folder));
}
