import type { DiscordTown } from './state.ts';

/** Discord's epoch: the first millisecond of 2015. */
const epoch = 1_420_070_400_000;

/** A snowflake: the time in its upper bits, and always more than the last one. */
export function newId({ state, now }: DiscordTown): string {
  const ofNow = BigInt(now() - epoch) << 22n;
  const afterLast = BigInt(state.lastId) + 1n;
  state.lastId = String(ofNow > afterLast ? ofNow : afterLast);
  return state.lastId;
}
