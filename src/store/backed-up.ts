import { dropOldCopies } from './copy.ts';
import { copyDatabase } from './copy-database.ts';
import type { Copying } from './copying.ts';
import { copyServer } from './move/copy-server.ts';
import { dropUnfinished } from './replace-database.ts';

/** A database of which backups are made. */
export interface BackedUp {
  /** The path or name by which its copies are called. */
  file: string;
  /** Begins to copy it to a path. */
  copy(to: string): Copying;
  /** Deletes copies beside it that are old enough at that time, in milliseconds since 1970. */
  clear(at: number): void;
  /** Has the work done, unless another process that shares the database does it now or has done it today. */
  oncePerDay(work: () => Promise<void>): Promise<void>;
}

/** A file, which one process has to itself. */
export const backedUpFile = (file: string): BackedUp => ({
  file,
  copy: (to) => copyDatabase({ from: file, to }),
  clear(at) {
    dropUnfinished(file);
    dropOldCopies(file, at);
  },
  oncePerDay: (work) => work(),
});

/** A database of PostgreSQL, by its address. Nothing of it is beside anything. */
export const backedUpServer = (
  url: string,
  file: string,
  oncePerDay: BackedUp['oncePerDay'],
  copy: BackedUp['copy'] = (to) => copyServer({ url, to }),
): BackedUp => ({ file, copy, clear: () => undefined, oncePerDay });
