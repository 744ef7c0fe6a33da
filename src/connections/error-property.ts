/** A property that an SDK put on its error; undefined for anything that isn't an Error. */
export const propertyOf = (error: unknown, name: string): unknown =>
  error instanceof Error ? Reflect.get(error, name) : undefined;
