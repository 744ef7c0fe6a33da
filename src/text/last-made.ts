/** Remembers what was last made of something, while that is in use. */
export interface LastMade<Main extends object, Made> {
  /** Gets what was last made of `main`, or makes it now, where it was made of other things besides than `others`. */
  get(main: Main, others: readonly unknown[], make: () => Made): Made;
}

/** What things are made of is told apart as objects are, so none of them may ever change. */
export function createLastMade<Main extends object, Made>(): LastMade<Main, Made> {
  const kept = new WeakMap<Main, { others: readonly unknown[]; made: Made }>();
  return {
    get(main, others, make) {
      const last = kept.get(main);
      if (last && others.every((one, at) => one === last.others[at])) return last.made;
      const made = make();
      kept.set(main, { others, made });
      return made;
    },
  };
}
