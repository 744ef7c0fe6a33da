/** What an SDK put on an error under this name; undefined for what is no error. */
export const propertyOf = (error: unknown, name: string): unknown =>
  error instanceof Error ? Reflect.get(error, name) : undefined;
