import { StoreError } from '../store.ts';
import { NEWEST, SCHEMA, tooNew } from './migrate.ts';
import type { Session } from './session.ts';

/** The schema of a database, and the oldest one whose version of the bot may still use it. */
interface Schemas {
  version: number;
  oldest: number;
}

/** Other processes bring the schema up to date while this one runs. */
export type Outdated = ReturnType<typeof createOutdated>;

/** @param told Told once that another process has brought the schema so far that this version can't use it any more. */
export function createOutdated(told: (error: StoreError) => void) {
  let found: StoreError | undefined;

  /** @throws {StoreError} when this version can't use the database any more. */
  function refuse({ version, oldest }: Schemas): void {
    if (oldest <= SCHEMA) return;
    if (!found) {
      found = new StoreError(tooNew(version));
      told(found);
    }
    throw found;
  }

  return {
    refuse,
    /** @throws {StoreError} as `refuse` does. */
    async look(session: Session): Promise<void> {
      const { rows } = await session.run<Schemas>(`SELECT version, oldest FROM ${NEWEST}`);
      if (rows[0]) refuse(rows[0]);
    },
  };
}
