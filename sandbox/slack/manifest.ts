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
});

export type SlashCommand = z.infer<typeof command>;
export type Shortcut = z.infer<typeof shortcut>;

/** Reads the commands and shortcuts out of an app's manifest. @throws {z.ZodError} when it has no features */
export function readManifest(raw: unknown): { commands: SlashCommand[]; shortcuts: Shortcut[] } {
  const { slash_commands, shortcuts } = manifest.parse(raw).features;
  return { commands: slash_commands, shortcuts };
}
