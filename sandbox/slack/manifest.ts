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
    slash_commands: z.array(command).default([]),
    shortcuts: z.array(shortcut).default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }).optional(),
});

export type SlashCommand = z.infer<typeof command>;
export type Shortcut = z.infer<typeof shortcut>;

/**
 * Reads the commands, the shortcuts and the bot token's scopes out of an app's manifest.
 * @throws {z.ZodError} when it has no features
 */
export function readManifest(raw: unknown): { commands: SlashCommand[]; shortcuts: Shortcut[]; scopes: string[] } {
  const { features, oauth_config } = manifest.parse(raw);
  return { commands: features.slash_commands, shortcuts: features.shortcuts, scopes: oauth_config?.scopes.bot ?? [] };
}
