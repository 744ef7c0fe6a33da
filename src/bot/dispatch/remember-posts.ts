import type { Community } from '../../ids.ts';
import type { Platform, Unposted } from '../call.ts';

/**
 * Remembers of each channel why the bot couldn't post there the last time, for admins who ask how things stand: a
 * platform doesn't tell everything without a post. After a restart the next post that fails is remembered again.
 */
export interface PostMemory {
  remember(community: Community, channel: string, posted: true | Unposted): void;
  /** The same platform, which remembers what it posts and tells what is remembered. */
  remembering(platform: Platform, community: Community): Platform;
}

export function createPostMemory(): PostMemory {
  const failed = new Map<string, Unposted>();
  const keyOf = (community: Community, channel: string) => `${community} ${channel}`;

  function remember(community: Community, channel: string, posted: true | Unposted): void {
    const key = keyOf(community, channel);
    if (posted === true) failed.delete(key);
    else failed.set(key, posted);
  }

  return {
    remember,
    remembering: (platform, community) => ({
      ...platform,
      async post(channel, card) {
        const posted = await platform.post(channel, card);
        remember(community, channel, posted);
        return posted;
      },
      async unpostable(channels) {
        const seen = await platform.unpostable(channels);
        return new Map(
          channels.flatMap((channel): [string, Unposted][] => {
            const why = seen.get(channel) ?? failed.get(keyOf(community, channel));
            return why ? [[channel, why]] : [];
          }),
        );
      },
    }),
  };
}
