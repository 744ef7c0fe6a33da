import pRetry from 'p-retry';
import { openStore } from './sqlite.ts';
import type { Store } from './store.ts';
import { StoreInUse } from './store-error.ts';

/** How long to wait for another process that has the database and may be about to end, in milliseconds. */
const HANDOVER = 2_000;
/** The time between two attempts, in milliseconds. */
const PAUSE = 100;

/**
 * Opens the store in this file, once the process that may still have it open has closed it.
 * @throws {StoreInUse} when that process still has it after two seconds.
 * @throws {StoreError} when the file is damaged or newer than this version.
 */
export const openWhenFree = (file: string): Promise<Store> =>
  pRetry(() => openStore(file), {
    retries: Number.POSITIVE_INFINITY,
    maxRetryTime: HANDOVER,
    minTimeout: PAUSE,
    factor: 1,
    shouldRetry: ({ error }) => error instanceof StoreInUse,
  });
