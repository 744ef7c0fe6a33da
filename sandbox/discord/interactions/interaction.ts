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

/** What a person did, before it is sent to the bot as an interaction. */
export interface UserAction {
  type: InteractionType;
  person: Person;
  /** The guild's channel or the person's direct conversation with the bot. */
  channelId: string;
  data: object;
  /** The message whose component the person used, or whose component had opened the modal. */
  source?: KeptMessage;
  /** The part of `interaction_metadata` that depends on the kind of interaction. */
  metadata: KindMetadata;
  /** The name of the command; only commands have one. */
  name?: string;
}

type KindMetadata =
  | Pick<APIApplicationCommandInteractionMetadata, 'target_user' | 'target_message_id'>
  | Pick<APIMessageComponentInteractionMetadata, 'interacted_message_id'>
  | Pick<APIModalSubmitInteractionMetadata, 'triggering_interaction_metadata'>;

export interface Answer {
  type: InteractionResponseType;
  /** Only the answer to an autocomplete has choices. */
  choices?: APIApplicationCommandOptionChoice[];
}

export interface Interaction {
  id: string;
  token: string;
  action: UserAction;
  metadata: APIMessageInteractionMetadata;
  openedAt: number;
  answered?: InteractionResponseType;
  /** The id of the message that the first answer made or changed. */
  originalId?: string;
  /** Ends the person's waiting, with the bot's answer or with undefined when there was none. */
  settle(answer: Answer | undefined): void;
}
