import { CALLERS, inNoOrder, refuseWithoutLinks } from './creators.ts';
import type { Subject } from './subject.ts';

/** So many calls wait for their answer at any time while calls are measured. */
export const IN_FLIGHT = 64;

/** So many wait while the bot gets ready: on Slack it asks who each new caller is, and answers late if that takes long. */
const IN_FLIGHT_BEFORE = 8;

/** Asks so many times before something is measured. */
export const warmUp = (subject: Subject, calls: number): Promise<void> =>
  load(subject, prepared(subject, calls), IN_FLIGHT_BEFORE);

/** Milliseconds after which a lost answer ends the run. */
const PATIENCE = 60_000;

const asked = inNoOrder();
let callers = 0;

/** Makes so many calls for the jars of creators in no order, each as another caller. Each checks its answer. */
export function prepared({ played }: Subject, calls: number): (() => Promise<void>)[] {
  return Array.from({ length: calls }, () => {
    callers = (callers + 1) % CALLERS;
    const creator = asked.next().value;
    const call = { caller: callers, creator };
    const send = played.prepare?.(call) ?? (() => played.tip(call));
    return async () => refuseWithoutLinks(await send(), creator);
  });
}

/** Makes calls, so many of which wait for their answer at any time. */
export async function load({ during }: Subject, calls: (() => Promise<void>)[], inFlight = IN_FLIGHT): Promise<void> {
  let next = 0;
  async function ask(): Promise<void> {
    for (let call = calls[next++]; call; call = calls[next++]) await call();
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
