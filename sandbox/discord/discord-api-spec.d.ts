/** The package discord-api-spec comes without types, so these are the ones for the schemas we use. */
declare module 'discord-api-spec/zod' {
  type Schema<Body> = import('zod/mini').ZodMiniType<Body>;
  type AnswerBody = import('./bodies/answer-body.ts').AnswerBody;
  type CommandBody = import('./bodies/command-body.ts').CommandBody;
  type MessageBody = import('./bodies/message-body.ts').MessageBody;

  export const ApplicationCommandAutocompleteCallbackRequestSchema: Schema<AnswerBody>;
  export const ApplicationCommandCreateRequestSchema: Schema<CommandBody>;
  export const ApplicationCommandInteractionMetadataResponseSchema: Schema<unknown>;
  export const ApplicationCommandResponseSchema: Schema<unknown>;
  export const CreateMessageInteractionCallbackRequestSchema: Schema<AnswerBody>;
  export const CreatePrivateChannelRequestSchema: Schema<{ recipient_id?: string | null }>;
  export const IncomingWebhookRequestPartialSchema: Schema<MessageBody>;
  export const IncomingWebhookUpdateRequestPartialSchema: Schema<MessageBody>;
  export const InteractionCallbackResponseSchema: Schema<unknown>;
  export const MessageComponentInteractionMetadataResponseSchema: Schema<unknown>;
  export const MessageCreateRequestSchema: Schema<MessageBody>;
  export const MessageEditRequestPartialSchema: Schema<MessageBody>;
  export const MessageResponseSchema: Schema<unknown>;
  export const ModalInteractionCallbackRequestDataSchema: Schema<unknown>;
  export const ModalInteractionCallbackRequestSchema: Schema<AnswerBody>;
  export const UpdateMessageInteractionCallbackRequestSchema: Schema<AnswerBody>;
}
