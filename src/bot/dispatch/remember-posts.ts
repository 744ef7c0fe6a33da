import type { Community } from '../../ids.ts';
import type { Platform, Unposted } from '../call.ts';

/**
 * Remembers of each channel why the bot couldn't post there the last time, for admins who ask how things stand: a
 * platform doesn't tell everything without a post. After a restart the next post that fails is remembered again.
 */
export function createPostMemory() {
  const failed = new Map<string, Unposted>();
  return (platform: Platform, community: Community): Platform => {
    const keyOf = (channel: string) => `${community} ${channel}`;
    return {
      ...platform,
      async post(channel, card) {
        const posted = await platform.post(channel, card);
        if (posted === true) failed.delete(keyOf(channel));
        else failed.set(keyOf(channel), posted);
        return posted;
      },
      async unpostable(channels) {
        const seen = await platform.unpostable(channels);
        return new Map(
          channels.flatMap((channel): [string, Unposted][] => {
            const why = seen.get(channel) ?? failed.get(keyOf(channel));
            return why ? [[channel, why]] : [];
          }),
        );
      },
    };
  };
}
