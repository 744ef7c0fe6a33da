import type { Community } from '../ids.ts';
import type { Policy } from '../jars/policy.ts';
import type { Reading } from './store.ts';
import type { Connection } from './transaction.ts';

/** So many policies are remembered at most. Most take about 1 kB. */
const MOST = 10_000;

/**
 * Each gives a number that differs after a change: the first one where another connection has committed it, the second
 * one where this connection has made it. https://sqlite.org/pragma.html#pragma_data_version
 */
export const versions = {
  committed: 'PRAGMA data_version',
  changed: 'SELECT total_changes() AS data_version',
} as const;

/**
 * Remembers policies until anything is changed. Every call needs its community's policy, and most calls change nothing.
 * @param read Reads a policy in a transaction of the connection.
 * @param version Tells of changes, in the same transaction.
 */
export function rememberedPolicies(
  { run }: Pick<Connection, 'run'>,
  read: Reading['policy'],
  version: (typeof versions)[keyof typeof versions],
): Reading['policy'] {
  const policies = new Map<Community, Policy>();
  let since: number | undefined;
  return async (community) => {
    const [now] = (await run<{ data_version: number }>(version)).rows;
    if (now?.data_version !== since || policies.size >= MOST) policies.clear();
    since = now?.data_version;
    const known = policies.get(community);
    if (known) return known;
    const policy = await read(community);
    policies.set(community, policy);
    return policy;
  };
}
