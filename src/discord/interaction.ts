import type {
  APIApplicationCommandInteraction,
  APIInteractionDataResolved,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
  APIUser,
} from 'discord-api-types/v10';
import type { Account, Community } from '../ids.ts';

/** The interactions that call a command. Pings and autocompletion don't. */
export type CallInteraction =
  | APIApplicationCommandInteraction
  | APIMessageComponentInteraction
  | APIModalSubmitInteraction;

/** Whom and what an interaction names, of any kind of interaction. */
interface Resolved extends APIInteractionDataResolved {
  messages?: Record<string, { author: APIUser }>;
}

export const resolvedIn = ({ data }: CallInteraction): Resolved => ('resolved' in data && data.resolved) || {};

export const communityOf = (guild: string): Community => `discord:${guild}`;

export const accountOf = (user: string): Account => `discord:${user}`;
