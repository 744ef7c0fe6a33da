import type { Account } from '../../ids.ts';
import { orLate } from '../../in-time.ts';
import type { Platform } from '../call.ts';
import { Refusal } from '../refusal.ts';
import { createCount } from './limits.ts';

/** Milliseconds that a platform has for one answer. The call keeps its seat meanwhile, and others wait for one. */
const PATIENCE = 4_000;
/**
 * So many people who aren't there may be asked for by one person in a minute. Platforms count the bot's questions, Slack
 * about a hundred a minute for everybody together, and then tell nobody anything.
 */
const MOST_MISSES = 10;

/**
 * Makes platforms of calls that answer in time or not at all, and that don't let one person use up what the platform
 * tells everybody. Their questions throw a refusal in both cases.
 */
export function createQuestionLimits() {
  const misses = createCount(MOST_MISSES, 60_000);
  return (platform: Platform, caller: Account): Platform => {
    const told = <Told>(asked: Promise<Told>): Promise<Told> =>
      orLate(asked, PATIENCE, () => {
        throw new Refusal('call.unreadable', { platform: platform.name });
      });
    return {
      name: platform.name,
      everyone: platform.everyone,
      accountOf: platform.accountOf,
      isAdmin: () => told(platform.isAdmin()),
      isMember: () => told(platform.isMember()),
      async member(id) {
        const wait = misses.wait(caller);
        if (wait > 0) throw new Refusal('call.too-fast', { seconds: Math.ceil(wait / 1_000) });
        const found = await told(platform.member(id));
        if (!found) misses.count(caller);
        return found;
      },
      roles: (account, afresh) => told(platform.roles(account, afresh)),
      allRoles: () => told(platform.allRoles()),
      deletedRoles: (ids) => told(platform.deletedRoles(ids)),
      post: (channel, card) => told(platform.post(channel, card)),
      unpostable: (channels) => told(platform.unpostable(channels)),
      together: platform.together,
      file: (id) => told(platform.file(id)),
    };
  };
}
