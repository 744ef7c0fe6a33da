import { join } from 'node:path';
import { root } from '../../root.ts';
import { type Copying, startCopying } from '../copying.ts';
import { nameAt } from './name-at.ts';

/** It is built from `write-server-copy.ts`. */
const PROGRAM = join(root, 'dist/backup/write-server-copy.js');

interface Wish {
  /** The database's address. It is told to the program alone, and never said. */
  url: string;
  /** Where the file is to be. Nothing may be there. */
  to: string;
  /** Keeps no copy in which links are damaged. */
  strict?: boolean;
  /** Told from time to time how much is copied, from 0 to 1; 1 while the copy is checked. */
  onProgress?(part: number): void;
}

/**
 * Writes a database of PostgreSQL into a file, from which it can be restored on either engine, as it is at one moment and
 * in a process of its own. Bots that run on it neither wait for it nor change what is written.
 */
export const copyServer = ({ url, to, strict = false, onProgress }: Wish): Copying =>
  startCopying({
    program: PROGRAM,
    typed: [to, strict ? 'strict' : ''],
    told: url,
    from: nameAt(url),
    to,
    strict,
    onProgress,
  });
