/** Makes something for each key once and keeps it. Nothing is forgotten, so there must be few keys. */
export function memoize<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const kept = new Map<Key, Made>();
  return (key) => {
    let made = kept.get(key);
    if (made === undefined) {
      made = make(key);
      kept.set(key, made);
    }
    return made;
  };
}
