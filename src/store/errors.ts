/** The database can't be used. The message tells the operator why, and what to do about it. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** The database's file is damaged. Nothing of it may be shown or changed any more. */
export class Damaged extends StoreError {
  override name = 'Damaged';
}

/** A write was refused, and nothing was changed. The cause says why, where it isn't that other writes took too long. */
export class NotSaved extends StoreError {
  override name = 'NotSaved';
}

/** The database can't be reached, or doesn't answer in time. Nothing was changed. */
export class Unreachable extends StoreError {
  override name = 'Unreachable';
}

/** The connection to the database was lost while a change was being saved, and nobody knows yet whether it is. */
export class MaybeSaved extends StoreError {
  override name = 'MaybeSaved';
}
