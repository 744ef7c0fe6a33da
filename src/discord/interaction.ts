import type {
  APIApplicationCommandInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
} from 'discord-api-types/v10';
import type { Account, Community } from '../ids.ts';

/** The interactions that call a command. Pings and autocompletion don't. */
export type CallInteraction =
  | APIApplicationCommandInteraction
  | APIMessageComponentInteraction
  | APIModalSubmitInteraction;

export const communityOf = (guild: string): Community => `discord:${guild}`;

export const guildOf = (community: Community): string => community.slice('discord:'.length);

export const accountOf = (user: string): Account => `discord:${user}`;
