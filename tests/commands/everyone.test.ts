import { describe, expect, it } from 'vitest';
import { languages } from '../../src/text/texts.ts';
import { createTown } from '../support/town.ts';

const places = [
  ['discord:120000000000000001', ['120000000000000001']],
  ['slack:T1', ['channel', 'here', 'everyone']],
] as const;

describe.each(places)('a role that everybody has, in %s', (community, roles) => {
  it.each(languages)('takes no rule, typed or on the panel, and the answer says what does, in %s', async (language) => {
    const town = createTown({ GRACE: { name: 'Grace', admin: true, language } });
    const grace = town.person('GRACE', community);
    const policy = () => town.store.read((reading) => reading.policy(community));
    for (const role of roles) {
      for (const rule of ['allow', 'block']) {
        const typed = await grace.asks({ command: 'tipjar-admin role', options: { role: { role }, rule } });
        expect(typed).toSay('role.everyone');
        expect(await grace.presses({ command: 'tipjar-admin role', options: { role, rule } })).toSay('role.everyone');
      }
      expect(await grace.presses({ command: 'tipjar-admin panel role', options: { role } })).toSay('role.everyone');
    }
    expect((await policy()).roles).toEqual(new Map());
    expect(await town.store.read((reading) => reading.journal(community, 5))).toEqual([]);
  });

  it('can lose a rule that it has', async () => {
    const town = createTown({ GRACE: { name: 'Grace', admin: true } });
    const grace = town.person('GRACE', community);
    const [role] = roles;
    await town.store.write({ id: 'rule', at: 1 }, (writing) => writing.putAccess('role', community, role, 'block'));
    const room = await grace.presses({ command: 'tipjar-admin panel role', options: { role } });
    expect(await room.press('tipjar-admin role', { rule: 'clear' })).toSay('role.clear');
  });
});

describe.each(['discord:1', 'slack:T1'] as const)('a role that isn’t there, in %s', (community) => {
  it.each(languages)('takes no rule, in %s', async (language) => {
    const town = createTown({ GRACE: { name: 'Grace', admin: true, language } });
    town.deletedRoles = ['S0GONE'];
    const grace = town.person('GRACE', community);
    for (const rule of ['allow', 'block']) {
      const options = { role: { role: 'S0GONE' }, rule };
      expect(await grace.asks({ command: 'tipjar-admin role', options })).toSay('role.absent');
    }
    expect((await town.store.read((reading) => reading.policy(community))).roles).toEqual(new Map());
  });
});
