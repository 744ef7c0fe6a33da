import { expect, it } from 'vitest';
import { createTown } from '../support/town.ts';

const town = createTown({ GRACE: { admin: true } });

it.each([
  ['slack:T1', '700000000000000000'],
  ['discord:1', 'S0ARTISTS'],
  ['discord:1', 'C0LOBBY1'],
] as const)('in %s an id of another platform, such as %s, is taken for no role and no channel', async (where, id) => {
  const grace = town.person('GRACE', where);
  expect(await grace.says(`/tipjar-admin role ${id} allow`)).toSay('option.role.form');
  expect(await grace.says(`/tipjar-admin channel ${id} allow`)).toSay('option.channel.form');
});

it.each([
  ['discord:1', '700000000000000000', '600000000000000000'],
  ['slack:T1', 'S0ARTISTS', 'C0LOBBY1'],
] as const)('in %s the id of a role or channel that no list offers can be typed', async (where, role, channel) => {
  const grace = town.person('GRACE', where);
  expect((await grace.says(`/tipjar-admin role ${role} allow`)).refused).toBe(false);
  expect((await grace.says(`/tipjar-admin channel ${channel} allow`)).refused).toBe(false);
});
