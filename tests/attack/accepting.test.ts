import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

/** Nobody was shown rules of these versions, and some of them aren't versions at all. */
const VERSIONS = ['NaN', '', '1.5', '-1', '1e999', '2', '7', '9'.repeat(30), 'x', '0x1', ' ', '__proto__'];

let town: Town;
let ada: Person;
let grace: Person;

beforeEach(async () => {
  town = createTown({ ADA: { name: 'Ada' }, GRACE: { admin: true } });
  ada = town.person('ADA', 'discord:1');
  grace = town.person('GRACE', 'discord:1');
});

const accepted = async () =>
  (await town.store.read((reading) => reading.listing('discord:1', 'discord:ADA')))?.rulesAccepted;
const setRules = (text: string) => grace.presses({ command: 'tipjar-admin rules field', options: { text } });

describe('accepting rules that were never shown', () => {
  it.each(VERSIONS)('changes nothing in a community without rules: %j', async (version) => {
    await ada.says('/tipjar add ko-fi ada');
    await town.person('ADA', 'discord:2').presses({ command: 'tipjar publish', options: { accepted: version } });
    for (const command of ['tipjar publish', 'tipjar pause', 'tipjar resume']) {
      await ada.presses({ command, options: { accepted: version } });
    }
    expect(town.logged).toEqual([]);
    expect(await accepted()).toBe(0);
    const elsewhere = await town.store.read((reading) => reading.listing('discord:2', 'discord:ADA'));
    expect(elsewhere?.rulesAccepted).toBe(0);
  });

  it.each(VERSIONS)('shows the rules first in a community that has some: %j', async (version) => {
    await setRules('Be honest.');
    await ada.says('/tipjar add ko-fi ada');
    const shown = await ada.presses({ command: 'tipjar publish', options: { accepted: version } });
    expect(shown.text).toContain('Be honest.');
    expect(await accepted()).toBeUndefined();
    await shown.press('tipjar publish');
    for (const command of ['tipjar pause', 'tipjar resume', 'tipjar publish']) {
      await ada.presses({ command, options: { accepted: version } });
    }
    await grace.says('/tipjar-admin eligibility approval');
    const options = { accepted: version, category: 'creator', about: 'I draw' };
    await ada.presses({ command: 'tipjar request field', options }, { form: true });
    expect(town.logged).toEqual([]);
    expect(await accepted()).toBe(1);
  });

  it('doesn’t count for rules that are set later, which are shown first', async () => {
    await ada.says('/tipjar add ko-fi ada');
    await ada.presses({ command: 'tipjar pause', options: { accepted: '1' } });
    await setRules('Be honest.');
    expect((await ada.says('/tipjar resume')).text).toContain('Be honest.');
    expect(await accepted()).toBe(0);
  });
});
