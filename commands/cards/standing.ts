import type { Button, Part } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { asOf, type Listing } from '../../src/jars/listing.ts';
import type { Policy } from '../../src/jars/policy.ts';
import { owesRules } from '../../src/jars/rules.ts';
import type { KeptEntry, Reading } from '../../src/store/store.ts';
import type { Standing } from '../steps/list-here.ts';
import { shownCategory } from './category.ts';

/** What decides how the caller's jar stands where they ask. */
export interface JarHere {
  listing: Listing | undefined;
  policy: Policy;
  /** The newest decision on the jar, where it was an admin's no and nothing was asked since. */
  declined: KeptEntry | undefined;
}

const decisions = ['listing.listed', 'listing.requested', 'listing.declined'] as const;

export async function jarHere(reading: Reading, { community, caller }: Context): Promise<JarHere> {
  const kept = await reading.listing(community, caller.account);
  const listing = kept && asOf(kept, caller.joinedAt);
  const last = listing ? undefined : await reading.lastEntry(community, caller.account, decisions);
  const declined = last?.action === 'listing.declined' ? last : undefined;
  return { listing, policy: await reading.policy(community), declined };
}

/** What is missing before a jar that isn't listed here can be. */
export function missingHere(policy: Policy): Standing {
  if (policy.eligibility === 'approval') return 'approval';
  return policy.rules.text === '' ? 'unlisted' : 'rules';
}

/** How the jar stands, since when and why. */
export function standingParts(standing: Standing, { listing, policy, declined }: JarHere, context: Context): Part[] {
  const { say } = context;
  const text = (line: ReturnType<typeof say>): Part => ({ part: 'text', line });
  const category = listing && shownCategory(listing, policy, context);
  return [
    ...(declined ? [text(say('show.declined', { when: { kind: 'moment', at: declined.at } }))] : []),
    ...(declined?.reason ? [text(say('standing.reason', { reason: declined.reason }))] : []),
    text(say(`standing.${standing}`)),
    ...(listing?.suspendedAt !== undefined && listing.reason
      ? [text(say('standing.reason', { reason: listing.reason }))]
      : []),
    ...(standing === 'pending' && listing?.waiting
      ? [text(say(`show.waiting.${listing.waiting.for}`, { since: { kind: 'moment', at: listing.waiting.since } }))]
      : []),
    ...(asksForRules(standing, listing, policy) ? [text(say('show.new-rules'))] : []),
    ...(category ? [text(say('show.category', { category }))] : []),
  ];
}

const asksForRules = (standing: Standing, listing: Listing | undefined, policy: Policy) =>
  ['live', 'paused'].includes(standing) && owesRules(policy, listing?.rulesAccepted ?? 0);

/** What may be pressed next, by how the jar stands here. */
export function nextButtons(standing: Standing, { listing, policy }: JarHere, { words }: Context): Button[] {
  const button = (label: NextLabel, command: string, style: 'main' | 'plain' = 'main'): Button => ({
    label: words(`button.${label}`),
    action: { command },
    style,
  });
  const rules = asksForRules(standing, listing, policy) ? [button('read-rules', 'tipjar publish')] : [];
  switch (standing) {
    case 'live':
      return [...rules, button('pause', 'tipjar pause', rules.length > 0 ? 'plain' : 'main')];
    case 'paused':
      return [button('resume', 'tipjar resume')];
    case 'unlisted':
    case 'left':
    case 'approval':
    case 'rules':
      return [button('publish', 'tipjar publish')];
    case 'pending':
      if (listing?.waiting?.for !== 'approval') return [];
      return policy.eligibility === 'approval'
        ? [button('change-request', 'tipjar request', 'plain')]
        : [button('publish', 'tipjar publish')];
    default:
      return [];
  }
}

type NextLabel = 'pause' | 'resume' | 'publish' | 'read-rules' | 'change-request';
