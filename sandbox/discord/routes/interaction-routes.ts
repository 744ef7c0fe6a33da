import { IncomingWebhookRequestPartialSchema, IncomingWebhookUpdateRequestPartialSchema } from 'discord-api-spec/zod';
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { type Context, Hono } from 'hono';
import { unknownMessage } from '../errors.ts';
import { channelId, guildId } from '../guild/guild.ts';
import { answer } from '../interactions/answer.ts';
import type { Interaction } from '../interactions/interaction.ts';
import type { Interactions } from '../interactions/interactions.ts';
import { toFollowUp } from '../interactions/origin.ts';
import type { Messages } from '../messages/messages.ts';
import { parse } from '../problems/schema-problems.ts';
import type { DiscordTown, KeptMessage } from '../state.ts';
import { readBody } from './request-body.ts';

const { Ephemeral, Loading } = MessageFlags;

/** With these routes a bot answers interactions and follows up. They ask for the token in the path and no other. */
export function interactionRoutes(town: DiscordTown, messages: Messages, interactions: Interactions): Hono {
  const app = new Hono();

  app.post('/interactions/:id/:token/callback', async (c) => {
    const read = await readBody(c);
    const interaction = interactions.unanswered(c.req.param('id'), c.req.param('token'));
    const made = answer(town, messages, interaction, read);
    if (c.req.query('with_response') !== 'true') return c.body(null, 204);
    return c.json(outcome(messages, interaction, made));
  });

  const named = (c: Context): Interaction =>
    interactions.answered(c.req.param('application') ?? '', c.req.param('token') ?? '');
  const original = ({ action, originalId }: Interaction): KeptMessage =>
    messages.find(action.channelId, originalId ?? '');
  /** The token gives access to the messages of its interaction and to the message that the interaction came from. */
  const reachable = (c: Context): KeptMessage => {
    const interaction = named(c);
    const id = c.req.param('message') ?? '';
    if (id === '@original') return original(interaction);
    const kept = messages.find(interaction.action.channelId, id);
    const own = kept.message.interaction_metadata?.id === interaction.id || id === interaction.originalId;
    if (!own) throw unknownMessage();
    return kept;
  };

  const one = '/webhooks/:application/:token/messages/:message';
  app.get(one, (c) => c.json(messages.wire(reachable(c).message)));
  app.patch(one, async (c) => {
    const { body, uploads } = await readBody(c);
    const kept = reachable(c);
    messages.edit(kept, { body: parse(IncomingWebhookUpdateRequestPartialSchema, body), uploads, at: [] });
    return c.json(messages.wire(kept.message));
  });
  app.delete(one, (c) => {
    messages.remove(reachable(c));
    return c.body(null, 204);
  });

  app.post('/webhooks/:application/:token', async (c) => {
    const { body, uploads } = await readBody(c);
    const interaction = named(c);
    const { action, metadata, originalId } = interaction;
    const request = { body: parse(IncomingWebhookRequestPartialSchema, body), uploads, at: [] };
    const loading = town.state.messages.find(
      ({ message }) => message.id === originalId && (message.flags ?? 0) & Loading,
    );
    if (loading) messages.edit(loading, request);
    const kept = loading ?? messages.post(toFollowUp(action, metadata, originalId), request);
    return c.json(messages.wire(kept.message));
  });
  return app;
}

/** Makes the answer to a callback with `?with_response=true`. */
function outcome(messages: Messages, { id, action, answered }: Interaction, made: KeptMessage | undefined) {
  const flags = made?.message.flags ?? 0;
  return {
    interaction: {
      id,
      type: action.type,
      channel_id: action.channelId,
      ...(action.channelId === channelId && { guild_id: guildId }),
      ...(made && {
        response_message_id: made.message.id,
        response_message_loading: (flags & Loading) > 0,
        response_message_ephemeral: (flags & Ephemeral) > 0,
      }),
    },
    ...(made &&
      answered !== InteractionResponseType.DeferredMessageUpdate && {
        resource: { type: answered, message: messages.wire(made.message) },
      }),
  };
}
