import type { Command } from '../bot/command.ts';
import { descriptionKey, type Menu } from '../bot/description.ts';
import { typedOptions } from '../bot/options.ts';
import { textsIn } from '../text/texts.ts';

/** https://docs.slack.dev/reference/app-manifest */
const USAGE_HINT = 1000;

/** What an app on Slack is made from: pasted once when it is created. Slack shows it in one language. */
export function manifest(commands: readonly Command[], menus: readonly Menu[]) {
  const { words } = textsIn('en');
  const shown = commands.filter((command) => !command.hidden);
  const names = [...new Set(shown.map((command) => command.name.split(' ')[0] as string))];
  const hint = (name: string) => {
    const whole = shown.find((command) => command.name === name);
    if (whole) return typedOptions(whole).map(([option, { required }]) => (required ? option : `[${option}]`));
    return [
      shown
        .filter((one) => one.name.startsWith(`${name} `))
        .map((one) => one.name.slice(name.length + 1))
        .join(' | '),
    ];
  };
  return {
    display_information: {
      name: 'Tip Jar',
      description: words('manifest.description'),
      background_color: '#8a5a00',
    },
    features: {
      // Exports and codes come as files in direct messages.
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Tip Jar', always_online: true },
      slash_commands: names.map((name) => ({
        command: `/${name}`,
        description: words(descriptionKey(name)),
        usage_hint: hint(name).join(' ').slice(0, USAGE_HINT),
        should_escape: true,
      })),
      shortcuts: menus
        .filter((menu) => menu.on === 'message')
        .map(({ name, id, command }) => ({
          name,
          type: 'message',
          callback_id: id,
          description: words(descriptionKey(command)),
        })),
    },
    oauth_config: {
      scopes: {
        bot: ['chat:write', 'commands', 'files:read', 'files:write', 'im:write', 'usergroups:read', 'users:read'],
      },
    },
    settings: {
      event_subscriptions: { bot_events: ['app_uninstalled', 'tokens_revoked', 'user_change'] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
}
