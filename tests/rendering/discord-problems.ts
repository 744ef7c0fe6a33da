import {
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { InteractionResponseType } from 'discord-api-types/v10';
import type { Component } from '../../sandbox/discord/bodies/components.ts';
import { mediaProblems } from '../../sandbox/discord/problems/media-problems.ts';
import { messageProblems } from '../../sandbox/discord/problems/message-problems.ts';
import { modalProblems } from '../../sandbox/discord/problems/modal-problems.ts';
import { parse } from '../../sandbox/discord/problems/schema-problems.ts';
import type { Answer } from '../../src/bot/answer.ts';
import { toMessage } from '../../src/discord/to-message.ts';
import { toModal } from '../../src/discord/to-modal.ts';

const { ChannelMessageWithSource: Message, Modal } = InteractionResponseType;

/** Makes an answer into what Discord gets. */
export const onDiscord = (answer: Answer) =>
  answer.kind === 'form' ? toModal(answer, 'ownermrk|l0000000') : toMessage(answer, 'ownermrk|l0000000');

/** Lists what Discord would object to in an answer. @throws {Error} for what Discord's own schema refuses */
export function discordProblems(answer: Answer) {
  const data = onDiscord(answer);
  const components = (data.components ?? []) as Component[];
  if (answer.kind === 'form') {
    parse(ModalInteractionCallbackRequestSchema, { type: Modal, data });
    return [...modalProblems(components, [])];
  }
  parse(CreateMessageInteractionCallbackRequestSchema, { type: Message, data });
  const { flags } = data as { flags: number };
  return [
    ...messageProblems({ content: '', embeds: [], components, flags }, []),
    ...mediaProblems(components, answer.file ? [answer.file.name] : [], []),
  ];
}
