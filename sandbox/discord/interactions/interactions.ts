import { randomBytes } from 'node:crypto';
import { type APIMessageInteractionMetadata, GatewayDispatchEvents } from 'discord-api-types/v10';
import {
  alreadyAcknowledged,
  DiscordError,
  expiredWebhook,
  type Rejected,
  unknownInteraction,
  unknownWebhook,
} from '../errors.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { applicationId, userOf } from '../guild/members.ts';
import type { Messages } from '../messages/messages.ts';
import { newId } from '../new-id.ts';
import type { DiscordTown } from '../state.ts';
import { answer } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import type { Answer, Interaction, UserAction } from './interaction.ts';
import { toPayload } from './interaction-payload.ts';

/** Milliseconds that a bot has for its first answer: interactions/receiving-and-responding. */
const firstAnswerTime = 3_000;
/** Milliseconds that a bot can follow up and edit with the interaction's token. */
const tokenLifetime = 15 * 60_000;

export type Interactions = ReturnType<typeof createInteractions>;

/** Interactions are in memory only, so a bot can't answer one from before a restart. */
export function createInteractions(
  town: DiscordTown,
  {
    gateway,
    messages,
    endpoint,
    rejected,
  }: { gateway: Gateway; messages: Messages; endpoint: Endpoint; rejected: Rejected[] },
) {
  const open = new Map<string, Interaction>();
  /** Sends an interaction to the bot's endpoint, which may answer it in the response or has answered it by a callback. */
  async function deliver(url: string, interaction: Interaction, payload: object): Promise<void> {
    try {
      const response = await endpoint.post(url, payload, town.now());
      if (response.status === 202) return;
      if (response.status !== 200) return interaction.settle(undefined);
      const body: unknown = await response.json();
      if (!interaction.answered) answer(town, messages, interaction, { body, uploads: [] });
    } catch (error) {
      if (error instanceof DiscordError) rejected.push({ method: 'POST', path: 'the response', error: error.body });
      interaction.settle(undefined);
    }
  }

  const age = ({ openedAt }: Interaction): number => town.now() - openedAt;

  return {
    /** Resolves with the bot's answer, or with undefined when there is none within 3 seconds. */
    send(action: UserAction): Promise<Answer | undefined> {
      for (const [token, one] of open) if (age(one) > tokenLifetime) open.delete(token);
      const id = newId(town);
      const token = randomBytes(48).toString('base64url');
      const payload = toPayload(town, messages, action, { id, token });
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(undefined), firstAnswerTime);
        const settle = (answer: Answer | undefined) => {
          clearTimeout(timer);
          resolve(answer);
        };
        const { authorizing_integration_owners } = payload;
        const metadata = {
          id,
          type: action.type,
          user: userOf(action.person),
          authorizing_integration_owners,
          ...(action.name !== undefined && { name: action.name }),
          ...action.metadata,
        } as APIMessageInteractionMetadata;
        const interaction: Interaction = { id, token, action, metadata, openedAt: town.now(), settle };
        open.set(token, interaction);
        if (endpoint.interactions === undefined)
          gateway.dispatch(GatewayDispatchEvents.InteractionCreate, () => payload);
        else void deliver(endpoint.interactions, interaction, payload);
      });
    },

    /** @throws {DiscordError} when the interaction is unknown, older than 3 seconds, or already answered */
    unanswered(id: string, token: string): Interaction {
      const interaction = open.get(token);
      if (interaction?.id !== id) throw unknownInteraction();
      if (interaction.answered) throw alreadyAcknowledged();
      if (age(interaction) > firstAnswerTime) throw unknownInteraction();
      return interaction;
    },

    /** @throws {DiscordError} when the token is unknown, more than 15 minutes old, or its interaction isn't answered yet */
    answered(application: string, token: string): Interaction {
      const interaction = application === applicationId ? open.get(token) : undefined;
      if (!interaction?.answered) throw unknownWebhook();
      if (age(interaction) > tokenLifetime) throw expiredWebhook();
      return interaction;
    },

    /** Tells whether the bot can still edit its answer. */
    pending: (id: string): boolean => [...open.values()].some((one) => one.id === id && age(one) <= tokenLifetime),

    close(): void {
      for (const { settle } of open.values()) settle(undefined);
      open.clear();
    },
  };
}
