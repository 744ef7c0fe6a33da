import type { APIApplicationCommandOptionChoice, InteractionResponseType } from 'discord-api-types/v10';
import type { MessageBody } from './message-body.ts';

/** The body of an interaction response of any type. */
export interface AnswerBody {
  type: InteractionResponseType;
  data?:
    | (MessageBody & {
        choices?: (APIApplicationCommandOptionChoice | null)[] | null;
        custom_id?: string;
        title?: string;
      })
    | null;
}
