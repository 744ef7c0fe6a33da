import type { Command } from '../bot/command.ts';
import { descriptionKey, type Menu } from '../bot/description.ts';
import { typedOptions } from '../bot/options.ts';
import { type SlashCommand, slashCommands } from '../connections/slash-command.ts';
import { textsIn } from '../text/texts.ts';

/** In characters. https://docs.slack.dev/reference/app-manifest */
const USAGE_HINT = 1000;

/** What an app on Slack is created from: admins paste it once. Slack has no translations of it, so it is English. */
export function manifest(commands: readonly Command[], menus: readonly Menu[]) {
  const { words } = textsIn('en');
  return {
    display_information: {
      name: 'Tip Jar',
      description: words('manifest.description'),
      background_color: '#8a5a00',
    },
    features: {
      // Exports and codes come as files in direct messages, where people type commands too.
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Tip Jar', always_online: true },
      slash_commands: slashCommands(commands).map((command) => ({
        command: `/${command.name}`,
        description: words(descriptionKey(command.name)),
        usage_hint: usageHint(command).slice(0, USAGE_HINT),
        should_escape: true,
      })),
      shortcuts: menus
        .filter(({ on }) => on !== 'member')
        .map(({ name, id, on, command }) => ({
          name,
          type: on === 'app' ? 'global' : 'message',
          callback_id: id,
          description: words(descriptionKey(command)),
        })),
    },
    oauth_config: {
      // With the three of history the bot looks whether a post of its own has arrived, and in which thread a message is
      // to which somebody reacted. It reads nothing else.
      scopes: {
        bot: [
          'channels:history',
          'channels:read',
          'chat:write',
          'commands',
          'files:read',
          'files:write',
          'groups:history',
          'im:history',
          'im:write',
          'reactions:read',
          'usergroups:read',
          'users:read',
        ],
      },
    },
    settings: {
      event_subscriptions: {
        bot_events: ['app_home_opened', 'app_uninstalled', 'reaction_added', 'tokens_revoked', 'user_change'],
      },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
}

/**
 * The same for an app that Slack reaches over HTTP, and that any number of workspaces may install.
 * @param publicUrl Where Slack reaches the bot: an origin, without a slash at its end.
 */
export function manifestOverHttp(commands: readonly Command[], menus: readonly Menu[], publicUrl: string) {
  const { features, oauth_config, settings, ...rest } = manifest(commands, menus);
  const request_url = `${publicUrl}/slack/events`;
  return {
    ...rest,
    features: {
      ...features,
      slash_commands: features.slash_commands.map((command) => ({ ...command, url: request_url })),
    },
    oauth_config: { redirect_urls: [`${publicUrl}/slack/oauth_redirect`], ...oauth_config },
    settings: {
      ...settings,
      event_subscriptions: { request_url, ...settings.event_subscriptions },
      interactivity: { ...settings.interactivity, request_url },
      socket_mode_enabled: false,
      token_rotation_enabled: true,
    },
  };
}

function usageHint({ whole, subcommands }: SlashCommand): string {
  // Slack tells no command who is with the caller, so a command about that isn't offered.
  const offered = subcommands.filter(({ command }) => !Object.values(command.options).some(({ told }) => told));
  if (!whole) return offered.map(({ word }) => word).join(' | ');
  return typedOptions(whole)
    .map(([name, { required }]) => (required ? name : `[${name}]`))
    .join(' ');
}
