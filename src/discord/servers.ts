import { Routes } from 'discord-api-types/v10';
import { textAt } from '../connections/payload.ts';
import type { Community } from '../ids.ts';
import { communityOf } from './interaction.ts';
import type { Rest } from './rest.ts';

/** Discord lists at most so many. https://docs.discord.com/developers/resources/user#get-current-user-guilds */
const PAGE = 200;

/**
 * Lists every server that the bot is in.
 * @throws {Error} where Discord doesn't say, or says something else: each server that isn't listed counts as one that
 * the bot was removed from, so half a list must not be believed.
 */
export async function allServers(rest: Pick<Rest, 'get'>): Promise<Set<Community>> {
  const found = new Set<Community>();
  let after = '0';
  for (;;) {
    const query = new URLSearchParams({ limit: String(PAGE), after });
    const page = await rest.get(Routes.userGuilds(), { query });
    if (!Array.isArray(page)) throw new Error('Discord doesn’t list the bot’s servers');
    const before = found.size;
    for (const server of page) {
      const id = textAt(server, 'id');
      if (id === undefined || !/^\d+$/.test(id)) throw new Error('Discord lists a server without an id');
      found.add(communityOf(id));
      if (BigInt(id) > BigInt(after)) after = id;
    }
    if (page.length < PAGE) return found;
    if (found.size === before) throw new Error('Discord lists the same servers again and again');
  }
}
