import { Refusal } from '../refusal.ts';

/** Refuses the calls that can't be answered before the process ends, so that whoever called is told. */
export function createLastCall() {
  const waiting = new Set<() => void>();
  let over = false;

  return {
    /** From now on only calls that save something already are waited for, and none begins to. */
    giveUp(): void {
      over = true;
      for (const refuse of waiting) refuse();
    },
    /**
     * Resolves or rejects as `work` does, which calls `saving` before it saves anything.
     * @throws {Refusal} when it is given up before that.
     */
    orGivenUp<Result>(work: (saving: () => void) => Promise<Result>): Promise<Result> {
      return new Promise((resolve, reject) => {
        const refuse = () => reject(new Refusal('call.slow'));
        const saving = () => {
          if (over) throw new Refusal('call.slow');
          waiting.delete(refuse);
        };
        waiting.add(refuse);
        work(saving).then(
          (result) => {
            waiting.delete(refuse);
            resolve(result);
          },
          (error: unknown) => {
            waiting.delete(refuse);
            reject(error);
          },
        );
      });
    },
  };
}
