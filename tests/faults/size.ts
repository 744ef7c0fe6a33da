/** Whether a test runs in `npm run test:faults`, at its full length, and not in `npm test`, where it has a few seconds. */
export const whole = process.env.TIP_JAR_FAULTS === 'whole';

/** How much a test does. */
export const size = (short: number, full: number): number => (whole ? full : short);

/** The value below which so much of all lies: `quantile(times, 0.99)`. @throws {Error} where there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  if (found === undefined) throw new Error('there is nothing to measure');
  return found;
}
