/** A correction of the time of day by more than this many milliseconds is believed at once. */
const MOST = 60 * 60 * 1000;

/**
 * Makes a clock that tells the time of day, in milliseconds since 1970, and doesn't jump back when the computer's is set
 * back: it goes at half its pace until the computer's time has caught up. So a card that is made later is stamped later,
 * and a button from before an erasure is told from one that was made after it.
 * @param ofDay The computer's time of day.
 * @param running Milliseconds that go on whatever happens to the time of day.
 */
export function createClock(ofDay: () => number = Date.now, running: () => number = () => performance.now()) {
  let told = ofDay();
  let at = running();
  return (): number => {
    const since = at;
    at = running();
    const slowed = told + (at - since) / 2;
    const right = ofDay();
    told = right < slowed && slowed - right < MOST ? slowed : right;
    return Math.floor(told);
  };
}
