import { GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord-api-types/v10';
import { listAt, textAt } from '../connections/payload.ts';
import { holds, type Place } from './sharding.ts';

/** So many people at most are kept in all servers together, about 150 bytes each. Further ones aren't found. */
const MOST_KEPT = 200_000;
/** So many are found in one channel. A stage may have thousands. */
const MOST_FOUND = 200;

/** Knows who is in a voice channel or on a stage of which server, in memory alone. */
export interface Voices {
  /** @param place The shard that heard it. */
  heard(dispatch: GatewayDispatchPayload, place: Place): void;
  /** Forgets all that a shard has heard. */
  forget(place: Place): void;
  /** Gets the ids of those who are in one channel with somebody, and of themselves; none where they are in no channel. */
  together(server: string, user: string): string[];
}

/** Discord tells all of it again in a new session, and what was missed when a session is resumed. */
export function createVoices(): Voices {
  /** The channels that people are in, by server and person. */
  const servers = new Map<string, Map<string, string>>();
  let kept = 0;

  function forgetAll(place: Place): void {
    for (const server of servers.keys()) if (holds(place, server)) forget(server);
  }

  function forget(server: string): void {
    kept -= servers.get(server)?.size ?? 0;
    servers.delete(server);
  }

  function put(server: string, state: unknown): void {
    const user = textAt(state, 'user_id');
    if (user === undefined) return;
    const channel = textAt(state, 'channel_id');
    const people = servers.get(server) ?? new Map<string, string>();
    kept -= people.size;
    if (channel === undefined) people.delete(user);
    else if (kept + people.size < MOST_KEPT || people.has(user)) people.set(user, channel);
    kept += people.size;
    if (people.size > 0) servers.set(server, people);
    else servers.delete(server);
  }

  return {
    heard({ t: event, d: data }, place) {
      switch (event) {
        case GatewayDispatchEvents.Ready:
          forgetAll(place);
          break;
        case GatewayDispatchEvents.GuildCreate: {
          const server = textAt(data, 'id') ?? '';
          forget(server);
          for (const state of listAt(data, 'voice_states')) put(server, state);
          break;
        }
        case GatewayDispatchEvents.GuildDelete:
          forget(textAt(data, 'id') ?? '');
          break;
        case GatewayDispatchEvents.VoiceStateUpdate:
          put(textAt(data, 'guild_id') ?? '', data);
      }
    },
    forget: forgetAll,
    together(server, user) {
      const people = servers.get(server);
      const channel = people?.get(user);
      if (!people || channel === undefined) return [];
      const found: string[] = [];
      for (const [one, where] of people) {
        if (where === channel) found.push(one);
        if (found.length >= MOST_FOUND) break;
      }
      return found;
    },
  };
}
