import type { APIApplicationCommandOptionChoice, InteractionResponseType } from 'discord-api-types/v10';
import type { MessageBody } from './message-body.ts';

/** An interaction response, of whichever type. */
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
