import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { someLanguages } from '../support/some-languages.ts';
import { createTown, type Town } from '../support/town.ts';

const places = (['discord:1', 'slack:T1'] as const).flatMap((community) =>
  someLanguages.map((language) => [community, language] as const),
);

describe.each(places)('an admin changes only the settings that were shown, in %s in %s', (community, language) => {
  let town: Town;
  let grace: Person;
  let leo: Person;

  beforeEach(() => {
    town = createTown({
      GRACE: { name: 'Grace', admin: true, language },
      LEO: { name: 'Leo', admin: true },
    });
    grace = town.person('GRACE', community);
    leo = town.person('LEO', community);
  });

  const policy = () => town.store.read((reading) => reading.policy(community));
  const setRules = async (who: Person, text: string) =>
    (await (await who.says('/tipjar-admin rules')).press('tipjar-admin rules edit')).submit({ text });

  it('the form of the rules doesn’t undo what another admin has saved meanwhile', async () => {
    await setRules(leo, 'Be kind.');
    const form = await (await grace.says('/tipjar-admin rules')).press('tipjar-admin rules edit');
    await setRules(leo, 'Be kind and honest.');
    const refused = await form.submit({ text: 'Be brave.' });
    expect(refused).toSay('rules.changed');
    expect(refused.text).toContain('Be kind and honest.');
    expect(refused.text).toContain('Be brave.');
    expect((await policy()).rules).toEqual({ text: 'Be kind and honest.', version: 2 });
    const again = await refused.press('tipjar-admin rules edit');
    expect(await again.submit({ text: 'Be brave.' })).toSay('rules.saved');
  });

  it('the form of the rules doesn’t bring back rules that another admin has removed', async () => {
    await setRules(leo, 'Be kind.');
    const form = await (await grace.says('/tipjar-admin rules')).press('tipjar-admin rules edit');
    await (await (await leo.says('/tipjar-admin rules')).press('tipjar-admin rules remove')).press(
      'tipjar-admin rules drop',
    );
    expect(await form.submit({ text: 'Be brave.' })).toSay('rules.changed');
    expect((await policy()).rules.text).toBe('');
  });

  it('the rules are removed only if they are those that were there when it was asked', async () => {
    await setRules(leo, 'Be kind.');
    const asked = await (await grace.says('/tipjar-admin rules')).press('tipjar-admin rules remove');
    await setRules(leo, 'Be honest.');
    const refused = await asked.press('tipjar-admin rules drop');
    expect(refused).toSay('rules.changed');
    expect(refused.text).toContain('Be honest.');
    expect((await policy()).rules.text).toBe('Be honest.');
  });

  it.each(['log', 'requests'] as const)(
    'Stop posting of %s stops only posts into the channel that it named',
    async (what) => {
      const set = await grace.says(`/tipjar-admin ${what} #old`);
      await leo.says(`/tipjar-admin ${what} #new`);
      const refused = await set.press(`tipjar-admin ${what} stop`);
      expect(refused).toSay('stop.changed', { channel: '#NEW' });
      const { journalChannel, requestChannel } = await policy();
      expect(what === 'log' ? journalChannel : requestChannel).toBe('NEW');
      await refused.press(`tipjar-admin ${what} stop`);
      const after = await policy();
      expect([after.journalChannel, after.requestChannel]).toEqual([undefined, undefined]);
    },
  );

  it('rules about what was deleted are cleared only as the card listed them', async () => {
    for (const role of ['S0A', 'S0B']) {
      await grace.asks({ command: 'tipjar-admin role', options: { role: { role }, rule: 'block' } });
    }
    town.deletedRoles = ['S0A'];
    const status = await grace.says('/tipjar-admin status');
    town.deletedRoles = ['S0A', 'S0B'];
    const refused = await status.press('tipjar-admin clear deleted');
    expect(refused).toSay('clear.changed');
    expect((await policy()).roles.size).toBe(2);
    await refused.press('tipjar-admin clear deleted');
    expect((await policy()).roles.size).toBe(0);
  });
});
