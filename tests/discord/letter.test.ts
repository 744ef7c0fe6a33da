import { ComponentType, InteractionType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { encodeAction, stampOf } from '../../src/bot/action-id.ts';
import type { CallInteraction } from '../../src/discord/interaction.ts';
import { inServer, stampFor, stampWithServer } from '../../src/discord/letter.ts';
import { toCall } from '../../src/discord/to-call.ts';
import { quiet } from '../support/recorded-presence.ts';

const server = 'discord:12345678901234567890';
const member = { user: { id: '2', username: 'ada' }, roles: ['7'], joined_at: '2026-01-01T00:00:00.000Z' };

const pressed = (stamp: string, more: object = {}) =>
  ({
    type: InteractionType.MessageComponent,
    id: '1',
    user: { id: '2', username: 'ada' },
    data: {
      component_type: ComponentType.Button,
      custom_id: encodeAction({ command: 'tipjar setup' }, stamp),
    },
    ...more,
  }) as unknown as CallInteraction;

const asking = (found: () => Promise<unknown> = async () => member) => {
  const routes: string[] = [];
  const get = (route: string) => {
    routes.push(route);
    return found();
  };
  return { routes, rest: { get }, log: quiet };
};

const plain = stampOf(server, '', 5);

describe('a button in a direct message', () => {
  it('acts in the server that the message is about, as the member who pressed it is there', async () => {
    const { routes, ...surroundings } = asking();
    const call = toCall(await inServer(pressed(stampWithServer(plain, server)), surroundings), []);
    expect(routes).toEqual(['/guilds/12345678901234567890/members/2']);
    expect(call).toMatchObject({
      community: server,
      command: 'tipjar setup',
      caller: { account: 'discord:2', name: 'ada', joinedAt: Date.UTC(2026, 0, 1) },
      pressed: { madeAt: 5 },
    });
  });

  it('puts the server into what answers it, and into nothing that is answered in the server', async () => {
    const placed = await inServer(pressed(stampWithServer(plain, server)), asking());
    expect(stampFor(placed, server, plain)).toBe(stampWithServer(plain, server));
    const there = pressed(plain, { user: undefined, member, guild_id: '9' });
    expect(stampFor(there, server, plain)).toBe(plain);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['who isn’t a member there', () => Promise.reject(Object.assign(new Error('Unknown Member'), { code: 10007 }))],
    ['of whom Discord tells nothing', async () => undefined],
    ['of whom Discord tells about another', async () => ({ user: { id: '3' } })],
  ])('stays there for somebody %s', async (_, found) => {
    const placed = await inServer(pressed(stampWithServer(plain, server)), asking(found));
    expect(toCall(placed, []).community).toBeUndefined();
  });

  it.each(['', '|', '|%', '|0123456789abcd', '|A'])('stays there with %j in place of a server', async (forged) => {
    const { routes, ...surroundings } = asking();
    await inServer(pressed(`${plain}${forged}`), surroundings);
    expect(routes).toEqual([]);
  });

  it('names no other server than the one in which somebody pressed it', async () => {
    const { routes, ...surroundings } = asking();
    const there = pressed(stampWithServer(plain, server), { user: undefined, member, guild_id: '9' });
    expect(toCall(await inServer(there, surroundings), []).community).toBe('discord:9');
    expect(routes).toEqual([]);
  });
});
