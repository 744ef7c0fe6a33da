import { type Context, Hono } from 'hono';
import { people } from '../../town.ts';
import { unknownGuild, unknownMember, unknownUser } from '../errors.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { application, guild, guildId, guildRoles, textChannel, voiceChannel } from '../guild/guild.ts';
import { botUser, guildMember, userById } from '../guild/members.ts';
import type { Endpoint } from '../interactions/endpoint.ts';

/** With these routes a bot reads about itself, the guild and its members. */
export function guildRoutes(gateway: Pick<Gateway, 'inGuild'>, endpoint: Endpoint): Hono {
  const app = new Hono();
  const inGuild = (c: Context): void => {
    if (c.req.param('guild') !== guildId) throw unknownGuild();
  };

  app.get('/users/@me', (c) => c.json(botUser));
  app.get('/users/@me/guilds', (c) => c.json(gateway.inGuild() ? [guild] : []));
  app.get('/users/:user', (c) => {
    const user = userById(c.req.param('user'));
    if (!user) throw unknownUser();
    return c.json(user);
  });
  const described = (c: Context) =>
    c.json({
      ...application,
      verify_key: endpoint.publicKey,
      interactions_endpoint_url: endpoint.interactions ?? null,
      event_webhooks_url: endpoint.events ?? null,
    });
  app.get('/applications/@me', described);
  app.get('/oauth2/applications/@me', described);

  app.get('/guilds/:guild', (c) => {
    inGuild(c);
    const counts = { approximate_member_count: people.length + 1, approximate_presence_count: people.length + 1 };
    return c.json({ ...guild, ...(c.req.query('with_counts') === 'true' && counts) });
  });
  app.get('/guilds/:guild/roles', (c) => {
    inGuild(c);
    return c.json(guildRoles);
  });
  app.get('/guilds/:guild/channels', (c) => {
    inGuild(c);
    return c.json([textChannel, voiceChannel]);
  });
  app.get('/guilds/:guild/members/:user', (c) => {
    inGuild(c);
    const member = guildMember(c.req.param('user'));
    if (!member) throw unknownMember();
    return c.json(member);
  });
  return app;
}
