import { Refusal } from '../refusal.ts';

/** A call that has saved nothing yet. */
interface Waiting {
  refuse(): void;
  /** Its place in the list. */
  at: number;
}

/** Refuses the calls that can't be answered before the process ends, so that whoever called is told. */
export function createLastCall() {
  // It's no set, for the same reason as in `tracked.ts`.
  const waiting: Waiting[] = [];
  let over = false;

  /** The last one takes the place of one that leaves. */
  function leave(one: Waiting): void {
    if (waiting[one.at] !== one) return;
    const last = waiting.pop();
    if (!last || last === one) return;
    last.at = one.at;
    waiting[one.at] = last;
  }

  return {
    /** From now on only calls that save something already are waited for, and none begins to. */
    giveUp(): void {
      over = true;
      for (const { refuse } of waiting) refuse();
    },
    /**
     * Resolves or rejects as `work` does, which calls `saving` before it saves anything.
     * @throws {Refusal} when it is given up before that.
     */
    orGivenUp<Result>(work: (saving: () => void) => Promise<Result>): Promise<Result> {
      return new Promise((resolve, reject) => {
        const one: Waiting = { refuse: () => reject(new Refusal('call.slow')), at: waiting.length };
        const saving = () => {
          if (over) throw new Refusal('call.slow');
          leave(one);
        };
        waiting.push(one);
        work(saving).then(
          (result) => {
            leave(one);
            resolve(result);
          },
          (error: unknown) => {
            leave(one);
            reject(error);
          },
        );
      });
    },
  };
}
