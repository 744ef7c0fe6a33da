import type { DiscordTown } from './state.ts';

/** Discord counts milliseconds from the start of 2015. */
const epoch = 1_420_070_400_000;

/** Gives out a snowflake. The upper bits are the time, and each one is greater than the last, also when the clock goes back. */
export function newId({ state, now }: DiscordTown): string {
  const ofNow = BigInt(now() - epoch) << 22n;
  const afterLast = BigInt(state.lastId) + 1n;
  state.lastId = String(ofNow > afterLast ? ofNow : afterLast);
  return state.lastId;
}
