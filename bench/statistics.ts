import type { Both } from './rounds.ts';

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

/** What both cost, and the bot's divided by that of the bare SDK in the same round. */
export interface Figure extends Both<Spread> {
  name: string;
  unit: string;
  ratio: Spread;
}

/** Figures, and sentences about how they came about. */
export interface Measured {
  figures: Figure[];
  notes: string[];
}

/** @throws {Error} when there are no rounds. */
export function figureOf<Cost>(
  name: string,
  unit: string,
  rounds: readonly Both<Cost>[],
  pick: (cost: Cost) => number,
): Figure {
  const picked = rounds.map(({ bot, bare }) => ({ bot: pick(bot), bare: pick(bare) }));
  return {
    name,
    unit,
    bot: spreadOf(picked.map(({ bot }) => bot)),
    bare: spreadOf(picked.map(({ bare }) => bare)),
    ratio: spreadOf(picked.map(({ bot, bare }) => bot / bare)),
  };
}
