import type { Traces } from '../../src/store/store.ts';

/** Whether nothing is kept about somebody besides a jar. */
export const noTraces = ({ reports, removals, log }: Traces): boolean =>
  reports.length === 0 && removals.length === 0 && log.length === 0;
