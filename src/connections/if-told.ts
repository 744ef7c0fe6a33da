import type { Log } from '../log.ts';

/** What a platform says; undefined where it doesn't, for an answer that is good without it. The log has why. */
export async function ifTold<Told>(coming: Promise<Told>, log: Pick<Log, 'warn'>): Promise<Told | undefined> {
  try {
    return await coming;
  } catch (error) {
    log.warn({ err: error }, 'a platform did not say something; the answer goes without it');
    return undefined;
  }
}
