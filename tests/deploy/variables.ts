import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/root.ts';

/** The names of the variables that the bot reads, from the source of its configuration. */
export const knownVariables: readonly string[] = [
  ...readFileSync(join(root, 'src/config.ts'), 'utf8').matchAll(/^ {2}([A-Z][A-Z\d_]+):/gm),
].map(([, name = '']) => name);
