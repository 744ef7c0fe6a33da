import { type GatewayDispatchPayload, GatewayOpcodes } from 'discord-api-types/v10';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportPresence } from '../../src/discord/report-presence.ts';
import { mutated } from '../support/mutated.ts';
import { recordedPresence } from '../support/recorded-presence.ts';

/** What is reported of an event. */
function reported(t: string, d: unknown): string[] {
  const { told, presence } = recordedPresence();
  reportPresence({ op: GatewayOpcodes.Dispatch, s: 1, t, d } as GatewayDispatchPayload, { id: 0, count: 1 }, presence);
  return told;
}

it('only a whole list of the servers is believed, because one that it leaves out counts as left', () => {
  expect(reported('READY', { guilds: [{ id: '5' }, { id: '6' }] })).toEqual(['on discord: discord:5, discord:6']);
  expect(reported('READY', { guilds: [] })).toEqual(['on discord: nowhere']);
  for (const guilds of [null, undefined, {}, [{ id: '5' }, null], [{ id: '5' }, { id: null }]]) {
    expect(reported('READY', { guilds })).toEqual([]);
  }
});

it('an event about no server says nothing', () => {
  for (const data of [null, undefined, 3, {}, [], { id: null }, { id: {} }, { id: '' }]) {
    for (const event of ['GUILD_CREATE', 'GUILD_DELETE']) expect(reported(event, data), event).toEqual([]);
  }
});

it('whatever is missing or null in an event, or of another type, no other server is reported', () => {
  const event = fc.constantFrom('READY', 'GUILD_CREATE', 'GUILD_DELETE', 'MESSAGE_CREATE');
  const data = mutated([{ id: '5', unavailable: true, guilds: [{ id: '5' }] }]);
  fc.assert(
    fc.property(event, data, (t, d) => {
      const known = ['on discord: discord:5', 'on discord: nowhere', 'back discord:5', 'left discord:5'];
      for (const one of reported(t, d)) if (!/x|-1/.test(one)) expect(known).toContain(one);
    }),
  );
});
