import { CALLERS, inNoOrder, refuseWithoutLinks } from './creators.ts';
import type { Subject } from './subject.ts';

/** So many calls wait for their answer at any time while calls are measured. */
export const IN_FLIGHT = 64;

/** So many wait while the bot gets ready: on Slack it asks who each new caller is, and answers late if that takes long. */
const IN_FLIGHT_BEFORE = 8;

/** Asks so many times before something is measured. */
export const warmUp = (subject: Subject, calls: number): Promise<void> => load(subject, calls, IN_FLIGHT_BEFORE);

/** Milliseconds after which a lost answer ends the run. */
const PATIENCE = 60_000;

const asked = inNoOrder();
let callers = 0;

/** Asks for the jars of creators in no order, so many times, each time as another caller. Checks every answer. */
export async function load({ played, during }: Subject, calls: number, inFlight = IN_FLIGHT): Promise<void> {
  let left = calls;
  async function ask(): Promise<void> {
    while (left > 0) {
      left -= 1;
      callers = (callers + 1) % CALLERS;
      const creator = asked.next().value;
      refuseWithoutLinks(await played.tip({ caller: callers, creator }), creator);
    }
  }
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('calls were not answered within a minute')), PATIENCE);
  });
  try {
    await during(Promise.race([Promise.all(Array.from({ length: inFlight }, ask)), late]));
  } finally {
    clearTimeout(timer);
  }
}
