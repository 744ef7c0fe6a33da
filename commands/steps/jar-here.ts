import type { Here } from '../../src/bot/command.ts';
import { asOf, type Standing } from '../../src/jars/listing.ts';
import type { Policy } from '../../src/jars/policy.ts';
import type { Reading } from '../../src/store/store.ts';
import { waitingLinks } from '../cards/links.ts';
import type { JarHere } from '../cards/standing.ts';

const decisions = ['listing.listed', 'listing.requested', 'listing.declined'] as const;

export async function jarHere(reading: Reading, { community, caller }: Here): Promise<JarHere> {
  const kept = await reading.listing(community, caller.account);
  const listing = kept && asOf(kept, caller.joinedAt);
  const last = listing ? undefined : await reading.lastEntry(community, caller.account, decisions);
  const declined = last?.action === 'listing.declined' ? last : undefined;
  const { links = [], message = '' } = (await reading.jar(caller.account)) ?? {};
  const waiting = waitingLinks(links, await reading.removals(community, caller.account));
  return { listing, policy: await reading.policy(community), declined, waiting, message };
}

/** Says what a creator still has to do before their jar can be listed here. */
export function missingHere(policy: Policy): Standing {
  if (policy.eligibility === 'approval') return 'approval';
  return policy.rules.text === '' ? 'unlisted' : 'rules';
}
