import { randomBytes } from 'node:crypto';
import {
  type APIApplicationCommandInteractionMetadata,
  type APIApplicationCommandOptionChoice,
  type APIMessageComponentInteractionMetadata,
  type APIMessageInteractionMetadata,
  type APIModalSubmitInteractionMetadata,
  GatewayDispatchEvents,
  type InteractionResponseType,
  type InteractionType,
} from 'discord-api-types/v10';
import type { Person } from '../../scene.ts';
import { alreadyAcknowledged, expiredWebhook, unknownInteraction, unknownWebhook } from '../errors.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { applicationId, userOf } from '../guild/members.ts';
import type { Messages } from '../messages/messages.ts';
import { type DiscordTown, type KeptMessage, newId } from '../state.ts';
import { toPayload } from './interaction-payload.ts';

/** How long a bot has for its first answer, and how long it may add to it: milliseconds. */
const firstAnswer = 3_000;
const tokenLife = 15 * 60_000;

/** Something a person does that concerns the bot. */
export interface Deed {
  type: InteractionType;
  person: Person;
  /** The server's channel, or the person's conversation with the bot. */
  channelId: string;
  data: object;
  /** The message whose component was used, or whose component had opened the modal. */
  source?: KeptMessage;
  /** What messages will say of it, besides who did it. */
  metadata: Particulars;
  /** Of a command. */
  name?: string;
}

type Particulars =
  | Pick<APIApplicationCommandInteractionMetadata, 'target_user' | 'target_message_id'>
  | Pick<APIMessageComponentInteractionMetadata, 'interacted_message_id'>
  | Pick<APIModalSubmitInteractionMetadata, 'triggering_interaction_metadata'>;

export interface Answer {
  type: InteractionResponseType;
  /** Of an autocomplete. */
  choices?: APIApplicationCommandOptionChoice[];
}

export interface Interaction {
  id: string;
  token: string;
  deed: Deed;
  metadata: APIMessageInteractionMetadata;
  openedAt: number;
  answered?: InteractionResponseType;
  /** The id of the message that answered it, or that it updated. */
  originalId?: string;
  /** Tells the person that the bot has answered; undefined: that it hasn't. */
  settle(answer: Answer | undefined): void;
}

export type Interactions = ReturnType<typeof createInteractions>;

/** They are held in memory only: no token outlives a restart. */
export function createInteractions(town: DiscordTown, gateway: Gateway, messages: Messages) {
  const open = new Map<string, Interaction>();
  const age = ({ openedAt }: Interaction): number => town.now() - openedAt;

  return {
    /** Resolves with the bot's answer; with undefined when there is none within 3 seconds. */
    send(deed: Deed): Promise<Answer | undefined> {
      for (const [token, one] of open) if (age(one) > tokenLife) open.delete(token);
      const id = newId(town);
      const token = randomBytes(48).toString('base64url');
      const payload = toPayload(town, messages, deed, { id, token });
      gateway.dispatch(GatewayDispatchEvents.InteractionCreate, () => payload);
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(undefined), firstAnswer);
        const settle = (answer: Answer | undefined) => {
          clearTimeout(timer);
          resolve(answer);
        };
        const { authorizing_integration_owners } = payload;
        const metadata = {
          id,
          type: deed.type,
          user: userOf(deed.person),
          authorizing_integration_owners,
          ...(deed.name !== undefined && { name: deed.name }),
          ...deed.metadata,
        } as APIMessageInteractionMetadata;
        open.set(token, { id, token, deed, metadata, openedAt: town.now(), settle });
      });
    },

    /** @throws {DiscordError} when it is unknown, too late, or already answered */
    unanswered(id: string, token: string): Interaction {
      const interaction = open.get(token);
      if (interaction?.id !== id) throw unknownInteraction();
      if (interaction.answered) throw alreadyAcknowledged();
      if (age(interaction) > firstAnswer) throw unknownInteraction();
      return interaction;
    },

    /** @throws {DiscordError} when the token is unknown, unanswered yet, or more than 15 minutes old */
    answered(application: string, token: string): Interaction {
      const interaction = application === applicationId ? open.get(token) : undefined;
      if (!interaction?.answered) throw unknownWebhook();
      if (age(interaction) > tokenLife) throw expiredWebhook();
      return interaction;
    },

    /** Whether an answer to it may still come. */
    pending: (id: string): boolean => [...open.values()].some((one) => one.id === id && age(one) <= tokenLife),

    close(): void {
      for (const { settle } of open.values()) settle(undefined);
      open.clear();
    },
  };
}
