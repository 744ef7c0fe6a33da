import { fileURLToPath } from 'node:url';
import { type Copying, startCopying } from './copying.ts';

const PROGRAM = fileURLToPath(new URL('./write-copy.js', import.meta.url));

interface Wish {
  from: string;
  /** Where the copy is to be. Nothing may be there. */
  to: string;
  /** Keeps no copy in which links are damaged. */
  strict?: boolean;
  /** Told from time to time how much is copied, from 0 to 1; 1 while the copy is checked. */
  onProgress?(part: number): void;
}

/** Copies a database that may be in use, in a process of its own, which writes, checks and names the copy. */
export function copyDatabase({ from, to, strict = false, onProgress }: Wish): Copying {
  const typed = [from, to, strict ? 'strict' : ''];
  return startCopying({ program: PROGRAM, typed, from, to, strict, onProgress });
}
