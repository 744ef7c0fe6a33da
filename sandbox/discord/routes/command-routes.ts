import { type Context, Hono } from 'hono';
import { deleteCommand, overwriteCommands, type Scope, upsertCommand } from '../application-commands/commands.ts';
import { unknownApplication, unknownGuild } from '../errors.ts';
import { guildId } from '../guild/guild.ts';
import { applicationId } from '../guild/members.ts';
import type { DiscordTown } from '../state.ts';
import { readBody } from './request-body.ts';

/** With these routes a bot registers commands, for all guilds or for this one. */
export function commandRoutes(town: DiscordTown): Hono {
  const app = new Hono();
  const scopes: { path: string; scope: Scope }[] = [
    { path: '/applications/:application/commands', scope: 'global' },
    { path: '/applications/:application/guilds/:guild/commands', scope: 'guild' },
  ];
  for (const { path, scope } of scopes) {
    const check = (c: Context): void => {
      if (c.req.param('application') !== applicationId) throw unknownApplication();
      if (scope === 'guild' && c.req.param('guild') !== guildId) throw unknownGuild();
    };
    app.get(path, (c) => {
      check(c);
      return c.json(town.state.commands[scope]);
    });
    app.put(path, async (c) => {
      check(c);
      const { body } = await readBody(c);
      return c.json(overwriteCommands(town, scope, body));
    });
    app.post(path, async (c) => {
      check(c);
      const { body } = await readBody(c);
      const existing = town.state.commands[scope].map(({ id }) => id);
      const command = upsertCommand(town, scope, body);
      return c.json(command, existing.includes(command.id) ? 200 : 201);
    });
    app.delete(`${path}/:command`, (c) => {
      check(c);
      deleteCommand(town, scope, c.req.param('command') ?? '');
      return c.body(null, 204);
    });
  }
  return app;
}
