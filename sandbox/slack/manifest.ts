import { z } from 'zod';

const command = z.object({
  command: z.string().startsWith('/'),
  description: z.string(),
  usage_hint: z.string().default(''),
  should_escape: z.boolean().default(false),
});

const shortcut = z.object({
  name: z.string(),
  type: z.enum(['message', 'global']),
  callback_id: z.string(),
});

const manifest = z.object({
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean() }).default({ home_tab_enabled: false }),
    slash_commands: z.array(command).default([]),
    shortcuts: z.array(shortcut).default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }).optional(),
  settings: z
    .object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) })
    .default({ event_subscriptions: { bot_events: [] } }),
});

export type SlashCommand = z.infer<typeof command>;
export type Shortcut = z.infer<typeof shortcut>;

/** What an app's manifest says of it. */
export interface Manifest {
  commands: SlashCommand[];
  shortcuts: Shortcut[];
  /** Whether the app has a Home tab. */
  homeTab: boolean;
  /** The types of the events that the app is sent. */
  events: string[];
  /** The bot token's scopes. */
  scopes: string[];
}

/** Reads an app's manifest. @throws {z.ZodError} when it has no features */
export function readManifest(raw: unknown): Manifest {
  const { features, settings, oauth_config } = manifest.parse(raw);
  return {
    commands: features.slash_commands,
    shortcuts: features.shortcuts,
    homeTab: features.app_home.home_tab_enabled,
    events: settings.event_subscriptions.bot_events,
    scopes: oauth_config?.scopes.bot ?? [],
  };
}
