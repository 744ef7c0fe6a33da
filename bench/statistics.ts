export interface Spread {
  median: number;
  lowest: number;
  highest: number;
}

/** @throws {Error} when there are no values. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [lowest, highest] = [sorted.at(0), sorted.at(-1)];
  const [below, above] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  if (lowest === undefined || highest === undefined || below === undefined || above === undefined) {
    throw new Error('nothing was measured');
  }
  return { median: (below + above) / 2, lowest, highest };
}

/** What was measured of the bot and of the bare SDK, one right after the other. */
export interface Pair {
  bot: number;
  bare: number;
}

/** One line of a table: what both cost, and the bot's cost divided by that of the bare SDK in the same round. */
export interface Figure {
  name: string;
  unit: string;
  bot: Spread;
  bare: Spread;
  ratio: Spread;
}

/** @throws {Error} when there are no rounds. */
export const figureOf = (name: string, unit: string, rounds: readonly Pair[]): Figure => ({
  name,
  unit,
  bot: spreadOf(rounds.map(({ bot }) => bot)),
  bare: spreadOf(rounds.map(({ bare }) => bare)),
  ratio: spreadOf(rounds.map(({ bot, bare }) => bot / bare)),
});
