import { NotSaved } from '../../store/store.ts';
import type { Answer } from '../answer.ts';
import type { Command } from '../command.ts';
import { PlatformBusy, type PlatformKey } from '../courier.ts';
import { Refusal } from '../refusal.ts';

/** What can become of a call. */
export const OUTCOMES = [
  'answered',
  'refused',
  'too-fast',
  'platform-busy',
  'repeated',
  'too-slow',
  'not-saved',
  'fault',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The name under which all calls are counted whose command doesn't exist: what people type is never kept. */
const UNKNOWN = 'unknown';

const OF_REFUSALS: Readonly<Record<string, Outcome>> = {
  'call.too-fast': 'too-fast',
  'call.repeated': 'repeated',
  'call.slow': 'too-slow',
};

/** What became of a call whose work threw this. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof Refusal) return OF_REFUSALS[error.key] ?? 'refused';
  if (error instanceof PlatformBusy) return 'platform-busy';
  return error instanceof NotSaved ? 'not-saved' : 'fault';
}

/** What became of a call that nothing was thrown for. */
export const outcomeIn = (answer: Answer): Outcome =>
  answer.kind === 'reply' && answer.refusal ? 'refused' : 'answered';

export interface CallCount {
  platform: PlatformKey;
  /** A command of the list, or `unknown`. */
  command: string;
  outcome: Outcome;
  count: number;
}

/** Counts calls by their command and outcome. There is a place for each from the start, so hostile calls add none. */
export function createCallCounts(commands: readonly Pick<Command, 'name'>[]) {
  const none = () => Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  const names = [...commands.map(({ name }) => name), UNKNOWN];
  const places = () => new Map(names.map((name) => [name, none()]));
  const counted = { discord: places(), slack: places() };
  return {
    note(platform: PlatformKey, command: string, outcome: Outcome): void {
      const counts = counted[platform].get(command) ?? counted[platform].get(UNKNOWN);
      if (counts) counts[outcome] += 1;
    },
    /** All counts, also those that are zero. */
    all: (): CallCount[] =>
      (['discord', 'slack'] as const).flatMap((platform) =>
        [...counted[platform]].flatMap(([command, counts]) =>
          OUTCOMES.map((outcome) => ({ platform, command, outcome, count: counts[outcome] })),
        ),
      ),
  };
}
