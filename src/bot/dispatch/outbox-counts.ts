import type { PlatformKey } from '../courier.ts';

/** What waits in an outbox: a post into a channel, a change of one, or a message to somebody. */
const KINDS = ['post', 'change', 'direct'] as const;
/** What can become of sending it. After the last two it's sent again. */
const OUTCOMES = ['sent', 'refused', 'platform-busy', 'failed'] as const;

export type OutgoingKind = (typeof KINDS)[number];
export type SendingOutcome = (typeof OUTCOMES)[number];

export interface OutboxCount {
  platform: PlatformKey;
  kind: OutgoingKind;
  outcome: SendingOutcome;
  count: number;
}

/** Counts how often something from the outbox was sent, and with what outcome. */
export function createOutboxCounts() {
  const all: OutboxCount[] = (['discord', 'slack'] as const).flatMap((platform) =>
    KINDS.flatMap((kind) => OUTCOMES.map((outcome) => ({ platform, kind, outcome, count: 0 }))),
  );
  return {
    note(platform: PlatformKey, kind: OutgoingKind, outcome: SendingOutcome): void {
      const one = all.find((each) => each.platform === platform && each.kind === kind && each.outcome === outcome);
      if (one) one.count += 1;
    },
    /** All counts, also those that are zero. */
    all: (): readonly OutboxCount[] => all,
  };
}

export type OutboxCounts = ReturnType<typeof createOutboxCounts>;
