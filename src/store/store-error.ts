/** The database can't be used. The message tells the operator why, and what to do about it. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** Another process has the database open. That process may be about to end. */
export class StoreInUse extends StoreError {
  override name = 'StoreInUse';
}
