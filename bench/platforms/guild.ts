import { ChannelType } from 'discord-api-types/v10';
import { fillable } from './fill.ts';

const JOINED = '2024-05-01T12:00:00.000000+00:00';

/** Makes ids of Discord's length. Their first digit says of what they are. */
export const snowflake = (kind: number, number: number | string): string =>
  `${kind}${String(number).padStart(17, '0')}`;

/** Discord spreads guilds over shards by what is above the 22nd bit, so those of two numbers differ there. */
export const guildId = (number: number): string => snowflake(1, number * 2 ** 22);

/** `@guild@` is eight digits in place of a guild's number, so that the ids of two guilds differ. */
const within = (kind: number, number: number) => snowflake(kind, `@guild@${String(number).padStart(9, '0')}`);

const list = <Item>(length: number, item: (number: number) => Item): Item[] =>
  Array.from({ length }, (_, number) => item(number));

const channel = (number: number) => ({
  id: within(4, number),
  type:
    number % 6 === 0 ? ChannelType.GuildCategory : number % 5 === 0 ? ChannelType.GuildVoice : ChannelType.GuildText,
  name: `channel-about-${number}`,
  position: number,
  parent_id: number % 6 === 0 ? null : within(4, number - (number % 6)),
  topic: number % 6 === 0 ? null : 'What we talk about in here, and what belongs somewhere else.',
  flags: 0,
  nsfw: false,
  rate_limit_per_user: 0,
  last_message_id: within(5, number),
  permission_overwrites: list(3, (role) => ({ id: within(6, role), type: 0, allow: '0', deny: '1024' })),
});

const role = (number: number) => ({
  id: within(6, number),
  name: `Role ${number}`,
  color: 3_447_003,
  colors: { primary_color: 3_447_003, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: number,
  permissions: '2248473465835073',
  managed: false,
  mentionable: false,
  flags: 0,
});

const emoji = (number: number) => ({
  id: within(7, number),
  name: `emoji_${number}`,
  roles: [],
  require_colons: true,
  managed: false,
  animated: false,
  available: true,
});

const member = (number: number) => ({
  user: {
    id: within(2, number),
    username: `member${number}`,
    global_name: `Member ${number}`,
    discriminator: '0',
    avatar: null,
  },
  roles: list(3, (nth) => within(6, nth + 1)),
  nick: null,
  avatar: null,
  joined_at: JOINED,
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  communication_disabled_until: null,
});

const thread = (number: number) => ({
  id: within(8, number),
  type: ChannelType.PublicThread,
  name: `thread-${number}`,
  parent_id: within(4, 1),
  owner_id: within(2, 0),
  last_message_id: within(5, number),
  message_count: 12,
  member_count: 3,
  rate_limit_per_user: 0,
  flags: 0,
  thread_metadata: {
    archived: false,
    archive_timestamp: JOINED,
    auto_archive_duration: 4_320,
    locked: false,
    create_timestamp: JOINED,
  },
});

const sticker = (number: number) => ({
  id: within(3, number),
  name: `sticker ${number}`,
  description: 'A sticker',
  tags: 'wave',
  type: 2,
  format_type: 1,
  available: true,
});

const whole = {
  name: 'A community of streamers number @guild@',
  owner_id: within(2, 0),
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: 'Where people who watch the stream meet.',
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: within(4, 1),
  system_channel_flags: 0,
  rules_channel_id: within(4, 2),
  public_updates_channel_id: within(4, 3),
  safety_alerts_channel_id: null,
  widget_enabled: false,
  verification_level: 1,
  default_message_notifications: 1,
  explicit_content_filter: 2,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 1,
  premium_subscription_count: 3,
  premium_progress_bar_enabled: false,
  preferred_locale: 'en-US',
  features: ['COMMUNITY', 'NEWS', 'SOUNDBOARD'],
  vanity_url_code: null,
  max_members: 500_000,
  max_video_channel_users: 25,
  application_id: null,
  hub_type: null,
  large: false,
  lazy: true,
  unavailable: false,
  joined_at: JOINED,
  member_count: 640,
  channels: list(30, channel),
  roles: list(20, role),
  emojis: list(30, emoji),
  stickers: list(2, sticker),
  members: list(3, member),
  threads: list(2, thread),
  voice_states: [
    {
      user_id: within(2, 2),
      channel_id: within(4, 5),
      session_id: 'a',
      deaf: false,
      mute: false,
      self_deaf: false,
      self_mute: true,
      self_video: false,
      suppress: false,
      request_to_speak_timestamp: null,
    },
  ],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
};

const guild = fillable(JSON.stringify({ id: '@id@', ...whole }), ['guild', 'id']);

/** What GUILD_CREATE says of a server by its number: some 28 kB, as of a middling server. */
export const guildJson = (number: number): string =>
  guild({ guild: String(number).padStart(8, '0'), id: guildId(number) });
