import { Options } from 'discord.js';

/** Keeps of a server only what discord.js can't do without: no members, no messages, no presences. */
export const nothingCached = Options.cacheWithLimits(
  Object.fromEntries(
    [
      'ApplicationCommandManager',
      'ApplicationEmojiManager',
      'AutoModerationRuleManager',
      'BaseGuildEmojiManager',
      'DMMessageManager',
      'EntitlementManager',
      'GuildBanManager',
      'GuildEmojiManager',
      'GuildForumThreadManager',
      'GuildInviteManager',
      'GuildMemberManager',
      'GuildMessageManager',
      'GuildScheduledEventManager',
      'GuildStickerManager',
      'GuildTextThreadManager',
      'MessageManager',
      'PresenceManager',
      'ReactionManager',
      'ReactionUserManager',
      'StageInstanceManager',
      'ThreadManager',
      'ThreadMemberManager',
      'UserManager',
      'VoiceStateManager',
    ].map((manager) => [manager, 0]),
  ),
);
