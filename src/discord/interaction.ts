import {
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { partAt } from '../connections/payload.ts';
import type { Account, Community } from '../ids.ts';

/** The interactions that call a command. Pings and autocompletion don't. */
export type CallInteraction =
  | APIApplicationCommandInteraction
  | APIMessageComponentInteraction
  | APIModalSubmitInteraction;

/** Suggestions while somebody types are no calls, and neither are pings. */
export function isCall(interaction: APIInteraction): boolean {
  const type = partAt(interaction, 'type');
  return type !== InteractionType.ApplicationCommandAutocomplete && type !== InteractionType.Ping;
}

/** Whether a button was pressed on a message that only the presser sees, or led from there to the form that was sent. */
export function isOnPrivate(interaction: CallInteraction): boolean {
  const flags = partAt(interaction, 'message', 'flags');
  return typeof flags === 'number' && (flags & MessageFlags.Ephemeral) !== 0;
}

export const communityOf = (guild: string): Community => `discord:${guild}`;

export const guildOf = (community: Community): string => community.slice('discord:'.length);

export const accountOf = (user: string): Account => `discord:${user}`;
