import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log.ts';

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/**
 * Runs `connect` until it succeeds, with growing pauses, or until `stopped`.
 * @throws {Error} with the sentence that `refused` has for an error which won't get better by trying again.
 */
export async function keepTrying(
  connect: () => Promise<unknown>,
  {
    platform,
    refused,
    stopped,
    log,
  }: {
    platform: string;
    refused(error: unknown): string | undefined;
    stopped(): boolean;
    log: Log;
  },
): Promise<void> {
  for (let pause = FIRST_PAUSE; !stopped(); pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      await connect();
      return;
    } catch (error) {
      const sentence = refused(error);
      if (sentence !== undefined) throw new Error(sentence, { cause: error });
      log.error({ err: error, milliseconds: pause }, `${platform}: could not connect; trying again`);
      await wait(pause);
    }
  }
}
