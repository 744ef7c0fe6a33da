import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/root.ts';
import { creator, numbers } from './creators.ts';
import type { PostgresServer } from './postgres-server.ts';
import type { Which } from './rounds.ts';
import { seedBare } from './seed-bare.ts';
import { seedBarePostgres, seedPostgres } from './seed-postgres.ts';
import { seedStore } from './seed-store.ts';
import type { Program } from './subject.ts';

/** A full database has a million links. A small one has those alone that are asked about. */
export type Database = 'full' | 'small';

/** The built bot with a database of its own, or a bare SDK with one. */
export const programs: Record<Which, (database: Database) => Program> = {
  bot: (database) => async (folder, platform, played) => {
    const file = join(folder, 'tipjar.db');
    const { account, community } = played;
    const place = (number: number) => ({ account: account(number), community: community(number) });
    await seedStore(file, creators(database, place));
    return botWith(`file:${file}`)(folder, platform, played);
  },
  bare:
    (database) =>
    async (folder, platform, { user }) => {
      const file = join(folder, 'jars.db');
      const place = (number: number) => ({ user: user(number) });
      seedBare(file, creators(database, place));
      return {
        file: join(import.meta.dirname, `bare/${platform.toLowerCase().replaceAll(' ', '-')}.js`),
        variables: { BARE_JARS: file },
      };
    },
};

/** The client of discord.js for the gateway alone, which counts the servers that it is told of. */
export const bareGateway: Program = async () => ({ file: join(import.meta.dirname, 'bare/gateway.js'), variables: {} });

/** The same two with the thousand jars that are asked for in a database of PostgreSQL. The bare one is for Discord. */
export const programsOn = (server: PostgresServer): Record<Which, Program> => ({
  async bot(folder, platform, played) {
    const url = await server.database();
    const { account, community } = played;
    const place = (number: number) => ({ account: account(number), community: community(number) });
    await seedPostgres(url, creators('small', place));
    return botWith(url)(folder, platform, played);
  },
  async bare(_, __, { user }) {
    const url = await server.database();
    const place = (number: number) => ({ user: user(number) });
    await seedBarePostgres(url, creators('small', place));
    return { file: join(import.meta.dirname, 'bare/discord-on-postgres.js'), variables: { BARE_JARS: url } };
  },
});

function* creators<Place>(database: Database, place: (number: number) => Place) {
  for (const number of numbers(database === 'full' ? 'all' : 'asked')) yield { ...creator(number), ...place(number) };
}

/** The built bot with a database that is there, by its address. It's started as `npm start` does it, so it ends when this process is gone. */
export const botWith =
  (database: string): Program =>
  async (_, __, { variables: { PORT = '0' } }) => {
    const file = join(root, 'dist/src/main.js');
    if (!existsSync(file)) throw new Error(`${file} is missing: npm run build makes it`);
    return { file, variables: { DATABASE_URL: database, PORT, npm_lifecycle_event: 'start' } };
  };
