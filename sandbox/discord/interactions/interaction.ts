import type {
  APIApplicationCommandInteractionMetadata,
  APIApplicationCommandOptionChoice,
  APIMessageComponentInteractionMetadata,
  APIMessageInteractionMetadata,
  APIModalSubmitInteractionMetadata,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Person } from '../../scene.ts';
import type { KeptMessage } from '../state.ts';

/** Something a person does that concerns the bot. */
export interface UserAction {
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
  action: UserAction;
  metadata: APIMessageInteractionMetadata;
  openedAt: number;
  answered?: InteractionResponseType;
  /** The id of the message that answered it, or that it updated. */
  originalId?: string;
  /** Tells the person that the bot has answered; undefined: that it hasn't. */
  settle(answer: Answer | undefined): void;
}
