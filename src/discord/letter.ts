import { Routes } from 'discord-api-types/v10';
import { ifTold } from '../connections/if-told.ts';
import { partAt, textAt } from '../connections/payload.ts';
import type { Community } from '../ids.ts';
import { inTime } from '../in-time.ts';
import type { Log } from '../log.ts';
import { type CallInteraction, guildOf } from './interaction.ts';
import type { Rest } from './rest.ts';

/** Milliseconds. Discord waits three seconds for a first response, most of which the answer itself needs. */
const PATIENCE = 1_000;
/** Ids of servers are written in this base on buttons, whose ids have little room. */
const BASE = 36;

/** Adds the server to the stamp of a direct message's buttons, because Discord doesn't say which one they are about. */
export const stampWithServer = (stamp: string, community: Community): string =>
  `${stamp}|${BigInt(guildOf(community)).toString(BASE)}`;

/** Reads the server out of the id of a button, a menu or a form. */
function serverIn(id: string): string | undefined {
  const [, , , , written = ''] = id.split('|');
  if (!/^[0-9a-z]{1,13}$/.test(written)) return undefined;
  return [...written].reduce((sum, digit) => sum * BigInt(BASE) + BigInt(Number.parseInt(digit, BASE)), 0n).toString();
}

/**
 * Puts what somebody did in a direct message into the server that the message is about, with their membership as Discord
 * tells it. Where they aren't a member, or Discord doesn't say in time, it stays in the direct message.
 */
export async function inServer(
  interaction: CallInteraction,
  { rest, log }: { rest: Pick<Rest, 'get'>; log: Pick<Log, 'warn'> },
): Promise<CallInteraction> {
  // Discord sends the user by themselves only where there is no membership.
  const user = textAt(interaction, 'user', 'id');
  const guild = serverIn(textAt(interaction, 'data', 'custom_id') ?? '');
  if (user === undefined || guild === undefined) return interaction;
  const member = await inTime(ifTold(rest.get(Routes.guildMember(guild, user)), log), PATIENCE);
  if (textAt(member, 'user', 'id') !== user) return interaction;
  return { ...interaction, guild_id: guild, member } as CallInteraction;
}

/** Makes the stamp of an answer, which has the server in it where the answer goes into a direct message too. */
export const stampFor = (interaction: CallInteraction, community: Community, stamp: string): string =>
  partAt(interaction, 'user') === undefined ? stamp : stampWithServer(stamp, community);
