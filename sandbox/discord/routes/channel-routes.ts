import {
  CreatePrivateChannelRequestSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
} from 'discord-api-spec/zod';
import { Hono } from 'hono';
import { notTheAuthor, unknownChannel, unknownUser } from '../errors.ts';
import { channelId, directChannel, personOfDirect, textChannel } from '../guild/guild.ts';
import { botUser, personById } from '../guild/members.ts';
import type { Messages } from '../messages/messages.ts';
import { parse } from '../problems/schema-problems.ts';
import { readBody } from './request-body.ts';

/** With these routes a bot reads channels, opens direct conversations and writes messages. */
export function channelRoutes(messages: Messages): Hono {
  const app = new Hono();

  const known = (id: string) => {
    if (id === channelId) return textChannel;
    const person = personOfDirect(id);
    if (!person) throw unknownChannel();
    return directChannel(person);
  };
  const own = (channel: string, message: string) => {
    const kept = messages.find(known(channel).id, message);
    if (kept.message.author.id !== botUser.id) throw notTheAuthor();
    return kept;
  };

  app.post('/users/@me/channels', async (c) => {
    const { recipient_id } = parse(CreatePrivateChannelRequestSchema, (await readBody(c)).body);
    const person = personById(recipient_id ?? '');
    if (!person) throw unknownUser();
    return c.json(directChannel(person));
  });
  app.get('/channels/:channel', (c) => c.json(known(c.req.param('channel'))));
  app.post('/channels/:channel/messages', async (c) => {
    const channel = known(c.req.param('channel'));
    const { body, uploads } = await readBody(c);
    const { message } = messages.post(
      { channelId: channel.id, author: botUser, defaultPings: ['users', 'roles', 'everyone'] },
      { body: parse(MessageCreateRequestSchema, body), uploads, at: [] },
    );
    return c.json(messages.wire(message));
  });
  app.get('/channels/:channel/messages/:message', (c) => {
    const { message } = messages.find(known(c.req.param('channel')).id, c.req.param('message'));
    return c.json(messages.wire(message));
  });
  app.patch('/channels/:channel/messages/:message', async (c) => {
    const kept = own(c.req.param('channel'), c.req.param('message'));
    const { body, uploads } = await readBody(c);
    messages.edit(kept, { body: parse(MessageEditRequestPartialSchema, body), uploads, at: [] });
    return c.json(messages.wire(kept.message));
  });
  app.delete('/channels/:channel/messages/:message', (c) => {
    messages.remove(own(c.req.param('channel'), c.req.param('message')));
    return c.body(null, 204);
  });
  return app;
}
