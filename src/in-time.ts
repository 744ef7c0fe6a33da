/** Milliseconds. Discord and Slack wait three seconds for a first response, which has to be sent within them too. */
const PATIENCE = 2_000;

/**
 * What comes in time; undefined where it takes longer. Rejects as `coming` does.
 * @param patience In milliseconds. Without it, what is left in time for a platform's first response.
 */
export const inTime = <Answer>(coming: Promise<Answer>, patience = PATIENCE): Promise<Answer | undefined> =>
  orLate(coming, patience, () => undefined);

/**
 * Resolves or rejects as `coming` does, or with what `late` returns or throws where that takes longer.
 * @param patience In milliseconds.
 */
export function orLate<Answer, Late>(coming: Promise<Answer>, patience: number, late: () => Late) {
  return new Promise<Answer | Late>((resolve, reject) => {
    const timer = setTimeout(() => {
      try {
        resolve(late());
      } catch (error) {
        reject(error);
      }
    }, patience).unref();
    coming.then(
      (answer) => {
        clearTimeout(timer);
        resolve(answer);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
