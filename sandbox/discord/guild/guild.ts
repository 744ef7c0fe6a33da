/** This file describes the guild as Discord does: its roles, its channel, and the direct conversations. */
import { type APIRole, ChannelType, GuildFeature } from 'discord-api-types/v10';
import type { Person } from '../../scene.ts';
import { people, roles } from '../../town.ts';
import { applicationId, botUser, membersBits, userOf } from './members.ts';

export const guildId = '1000000000000000002';
export const channelId = '1000000000000000003';
/** The type is number, so that the value fits each of Discord's flag enums. */
const none: number = 0;

const toRole = (id: string, name: string, position: number, permissions: bigint): APIRole => ({
  id,
  name,
  position,
  permissions: String(permissions),
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  managed: false,
  mentionable: true,
  flags: none,
});

/** The first is @everyone, whose id is the guild's. */
export const guildRoles: APIRole[] = [
  toRole(guildId, '@everyone', 0, membersBits),
  ...roles.map(({ discordId, name }, index) => toRole(discordId, name, index + 1, 0n)),
];

export const textChannel = {
  id: channelId,
  type: ChannelType.GuildText,
  guild_id: guildId,
  name: 'general',
  topic: null,
  position: 0,
  parent_id: null,
  permission_overwrites: [],
  nsfw: false,
  rate_limit_per_user: 0,
  last_message_id: null,
  last_pin_timestamp: null,
  flags: none,
} as const;

export const voiceChannel = {
  id: '1000000000000000004',
  type: ChannelType.GuildVoice,
  guild_id: guildId,
  name: 'Lounge',
  position: 0,
  parent_id: null,
  permission_overwrites: [],
  nsfw: false,
  rate_limit_per_user: 0,
  last_message_id: null,
  bitrate: 64_000,
  user_limit: 0,
  rtc_region: null,
  flags: none,
} as const;

/** Describes the direct conversation of a person with the bot. Its id is made from the person's. */
export const directChannel = (person: Person) => ({
  id: `13${person.discordId.slice(2)}`,
  type: ChannelType.DM as const,
  recipients: [userOf(person)],
  last_message_id: null,
  flags: none,
});

export const personOfDirect = (channel: string): Person | undefined =>
  people.find((person) => directChannel(person).id === channel);

/** The owner is the first admin, whom discord.js then takes for one. */
export const guild = {
  id: guildId,
  name: 'Tip Jar Town',
  icon: null,
  icon_hash: null,
  splash: null,
  discovery_splash: null,
  description: null,
  banner: null,
  home_header: null,
  owner_id: people.find(({ admin }) => admin)?.discordId ?? '',
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  roles: guildRoles,
  emojis: [],
  stickers: [],
  features: [GuildFeature.Community],
  mfa_level: 0,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: none,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  max_presences: null,
  max_members: 500_000,
  max_video_channel_users: 25,
  max_stage_video_channel_users: 50,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: 'en-US',
  nsfw_level: 0,
  incidents_data: null,
  hub_type: null,
};

export const application = {
  id: applicationId,
  name: botUser.username,
  icon: null,
  description: '',
  bot: botUser,
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  team: null,
  owner: people.filter(({ admin }) => admin).map(userOf)[0] ?? null,
  flags: none,
  integration_types_config: { 0: {} },
};
