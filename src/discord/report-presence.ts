import { GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord-api-types/v10';
import { listAt, partAt, textAt } from '../connections/payload.ts';
import type { Presence } from '../connections/presence.ts';
import { communityOf, guildOf } from './interaction.ts';
import { holds, type Place } from './sharding.ts';

/**
 * Reports what an event says of the servers that the bot is in. What isn't as Discord documents it says nothing.
 * @param place The shard that heard it.
 */
export function reportPresence({ t: event, d: data }: GatewayDispatchPayload, place: Place, presence: Presence): void {
  const server = textAt(data, 'id');
  switch (event) {
    case GatewayDispatchEvents.Ready: {
      // This lists every server of the shard that the bot is in, and says nothing of those of other shards.
      const servers = listAt(data, 'guilds').map((one) => textAt(one, 'id'));
      const communities = servers.flatMap((id) => (id === undefined ? [] : [communityOf(id)]));
      // Each server that isn't listed counts as one that the bot has left, so half a list must not be believed.
      if (Array.isArray(partAt(data, 'guilds')) && communities.length === servers.length) {
        presence.everywhere('discord', new Set(communities), (community) => holds(place, guildOf(community)));
      }
      break;
    }
    case GatewayDispatchEvents.GuildCreate:
      if (server !== undefined) presence.back(communityOf(server));
      break;
    case GatewayDispatchEvents.GuildDelete:
      // Discord sends this for an outage too, and GUILD_CREATE once that is over.
      if (server !== undefined && !partAt(data, 'unavailable')) presence.left(communityOf(server));
  }
}
