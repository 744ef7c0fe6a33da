/** A correction of the time of day by more than this many milliseconds is believed at once. */
export const BELIEVED = 60 * 60 * 1000;

/**
 * Makes a clock that tells the time of day, in milliseconds since 1970, and doesn't jump back when the computer's is set
 * back: it goes at half its pace until the computer's time has caught up. So a card that is made later is stamped later,
 * and a button from before an erasure is told from one that was made after it.
 * @param from A time that was told in an earlier run. It counts unless it is later than now by more than `BELIEVED`.
 * @param ofDay The computer's time of day.
 * @param running Milliseconds that go on whatever happens to the time of day.
 */
export function createClock(
  from = 0,
  ofDay: () => number = () => Date.now(),
  running: () => number = () => performance.now(),
): () => number {
  let told = from;
  let at = running();
  return () => {
    const since = at;
    at = running();
    const slowed = told + (at - since) / 2;
    const right = ofDay();
    told = right < slowed && slowed - right < BELIEVED ? slowed : right;
    return Math.floor(told);
  };
}
