/** The built bot, or the bare SDK beside it. */
export type Which = 'bot' | 'bare';

/** What was measured of both, one right after the other. */
export type Both<Value> = Record<Which, Value>;

/**
 * Measures both so many times. They take turns at being first, because whoever is measured later may find the machine in
 * another state.
 */
export async function inRounds<Value>(
  rounds: number,
  measure: (which: Which, round: number) => Promise<Value>,
): Promise<Both<Value>[]> {
  const measured: Both<Value>[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const first = round % 2 === 1 ? 'bot' : 'bare';
    const one = await measure(first, round);
    const other = await measure(first === 'bot' ? 'bare' : 'bot', round);
    measured.push(first === 'bot' ? { bot: one, bare: other } : { bot: other, bare: one });
  }
  return measured;
}
