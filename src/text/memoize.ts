/**
 * Makes something for each key once and keeps it.
 * @param most So many are kept: then the one that was made first is forgotten. Without it there must be few keys.
 */
export function memoize<Key, Made>(make: (key: Key) => Made, most = Number.POSITIVE_INFINITY): (key: Key) => Made {
  const kept = new Map<Key, Made>();
  return (key) => {
    let made = kept.get(key);
    if (made === undefined) {
      made = make(key);
      const [first] = kept.size >= most ? kept.keys() : [];
      if (first !== undefined) kept.delete(first);
      kept.set(key, made);
    }
    return made;
  };
}
