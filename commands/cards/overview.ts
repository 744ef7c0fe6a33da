import type { Context, Here } from '../../src/bot/command.ts';
import { divider, type Parts, text } from '../../src/bot/kit.ts';
import type { Policy } from '../../src/jars/policy.ts';
import type { Reading } from '../../src/store/store.ts';
import { policyLines } from './policy.ts';
import type { RulesSeen } from './rules-seen.ts';

/** How a community stands. */
export interface Overview {
  policy: Policy;
  counts: Awaited<ReturnType<Reading['counts']>>;
  /** So many jars have open reports. */
  reported: number;
}

export const readOverview = async (reading: Reading, { community }: Pick<Here, 'community'>): Promise<Overview> => ({
  policy: await reading.policy(community),
  counts: await reading.counts(community),
  reported: await reading.reported(community),
});

/** Tells an admin what is so now: whether the bot is on, what waits for them, how many jars there are, and every rule. */
export function overviewParts({ policy, counts, reported }: Overview, seen: RulesSeen, context: Context): Parts {
  const { say } = context;
  return [
    policy.on && text(say('policy.on')),
    counts.pending + counts.links > 0 && text(say('status.waiting', { ...counts })),
    reported > 0 && text(say('status.reported', { count: reported })),
    text(say('status.counts', { ...counts })),
    divider,
    policyLines(policy, seen, context).map(text),
    policy.journalChannel === undefined && text(say('status.no-log')),
  ];
}
