import { join } from 'node:path';
import { root } from '../root.ts';
import type { Entry } from './entry.ts';
import { readEntries } from './read-entries.ts';

/** Holds the entries of data/providers. build.js puts them in here, so that a start neither reads nor validates them. */
export const entries: readonly Entry[] = readEntries(join(root, 'data/providers'));
