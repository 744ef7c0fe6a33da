import { CALLERS, createDraw, refuseWithoutLinks } from './creators.ts';
import type { Subject } from './subject.ts';

/** So many calls wait for their answer at any time. */
export const IN_FLIGHT = 64;

/** Milliseconds after which a lost answer ends the run. */
const PATIENCE = 60_000;

const draw = createDraw();
let callers = 0;

/** Asks for the jars of creators in no order, so many times, each time as another caller. Checks every answer. */
export async function load({ played, during }: Subject, calls: number): Promise<void> {
  let left = calls;
  async function ask(): Promise<void> {
    while (left > 0) {
      left -= 1;
      callers = (callers + 1) % CALLERS;
      const creator = draw();
      refuseWithoutLinks(await played.tip({ caller: callers, creator }), creator);
    }
  }
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('calls were not answered within a minute')), PATIENCE);
  });
  try {
    await during(Promise.race([Promise.all(Array.from({ length: IN_FLIGHT }, ask)), late]));
  } finally {
    clearTimeout(timer);
  }
}
