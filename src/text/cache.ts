/** Keeps what takes long to make. It never changes, so nothing has to be made again before it is forgotten. */
export interface Cache<Made> {
  /** Gets what is kept under the key, or makes it now. */
  get(key: string, make: () => Made): Made;
}

/** @param most So many are kept: then the one that was made first is forgotten. */
export function createCache<Made>(most: number): Cache<Made> {
  const kept = new Map<string, Made>();
  return {
    get(key, make) {
      let made = kept.get(key);
      if (made === undefined) {
        made = make();
        const [first] = kept.size >= most ? kept.keys() : [];
        if (first !== undefined) kept.delete(first);
        kept.set(key, made);
      }
      return made;
    },
  };
}
