import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  InteractionType,
} from 'discord-api-types/v10';
import { accountOf, communityOf } from '../../src/discord/interaction.ts';
import { APART } from '../creators.ts';
import { fillable } from './fill.ts';
import { guildId, snowflake } from './guild.ts';
import type { Asked, Played } from './played.ts';

/** The creators are in so many servers, because the bot answers four calls of one server at a time, and sixteen of all. */
const ASKED_IN = 16;

export const APPLICATION = snowflake(9, 1);
const userId = (creator: number) => snowflake(2, creator);
/** Nobody who asks is a creator too: nobody may tip themselves. */
const callerId = (caller: number) => snowflake(2, caller + 1_000_000);

export const user = (id: string, name: string) => ({
  id,
  username: name,
  global_name: `Known as ${name}`,
  discriminator: '0',
  avatar: 'a_0123456789abcdef0123456789abcdef',
  avatar_decoration_data: null,
  collectibles: null,
  primary_guild: null,
  clan: null,
  public_flags: 0,
});
const member = {
  roles: [snowflake(6, 1), snowflake(6, 2)],
  nick: null,
  avatar: null,
  banner: null,
  joined_at: '2024-05-01T12:00:00.000000+00:00',
  premium_since: null,
  pending: false,
  flags: 0,
  unusual_dm_activity_until: null,
  communication_disabled_until: null,
  permissions: '2248473465835073',
};

/** `/tip user:@creator`, with all that Discord sends along. */
const interaction = fillable(
  JSON.stringify({
    id: '@id@',
    token: 'aW50ZXJhY3Rpb246@id@@id@@id@@id@@id@@id@',
    application_id: APPLICATION,
    type: InteractionType.ApplicationCommand,
    version: 1,
    context: 0,
    attachment_size_limit: 10_485_760,
    guild_id: '@guild@',
    guild_locale: 'en-US',
    guild: { id: '@guild@', locale: 'en-US', features: ['COMMUNITY', 'NEWS', 'SOUNDBOARD'] },
    channel_id: '@channel@',
    channel: {
      id: '@channel@',
      guild_id: '@guild@',
      type: ChannelType.GuildText,
      name: 'general',
      topic: null,
      position: 1,
      parent_id: null,
      nsfw: false,
      flags: 0,
      rate_limit_per_user: 0,
      last_message_id: '@channel@',
      permissions: '2248473465835073',
    },
    member: { ...member, user: user('@caller@', 'caller@caller@') },
    locale: 'en-US',
    app_permissions: '2248473465835073',
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: { 0: '@guild@' },
    data: {
      id: snowflake(9, 2),
      name: 'tip',
      type: ApplicationCommandType.ChatInput,
      options: [{ name: 'user', type: ApplicationCommandOptionType.User, value: '@creator@' }],
      resolved: { users: { '@creator@': user('@creator@', 'creator@creator@') }, members: { '@creator@': member } },
    },
  }),
  ['id', 'guild', 'channel', 'caller', 'creator'],
);

/** Makes the interactions of a bot that is in so many servers, each with an id of its own. */
export function createTips(servers: number) {
  let calls = 0;
  const guildOf = (creator: number) => Math.floor(creator / APART) % Math.min(servers, ASKED_IN);
  return {
    /** @returns the id, the number of the server, and the interaction in JSON. */
    next({ caller, creator }: Asked): { id: string; server: number; json: string } {
      calls += 1;
      const id = snowflake(3, calls);
      const server = guildOf(creator);
      const places = { guild: guildId(server), channel: snowflake(4, server) };
      return { id, server, json: interaction({ id, ...places, caller: callerId(caller), creator: userId(creator) }) };
    },
    names: {
      user: userId,
      account: (creator) => accountOf(userId(creator)),
      community: (creator) => communityOf(guildId(guildOf(creator))),
    } satisfies Pick<Played, 'user' | 'account' | 'community'>,
  };
}
