import { beforeEach, describe, expect, it } from 'vitest';
import type { Community } from '../../src/ids.ts';
import { languages } from '../../src/text/texts.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
});

const places: [where: string, here: Community, there: Community][] = [
  ['on Discord', 'discord:1', 'discord:2'],
  ['on Slack', 'slack:T1', 'slack:T2'],
];

describe.each(places)('/tipjar add of a link that is in the jar already, %s', (_, here, there) => {
  const linksThere = async () => (await town.person('BEN', there).says('/tip @ada')).links;
  const admin = (text: string) => town.person('GRACE', there).says(`/tipjar-admin ${text}`);
  const again = (link = 'paypal AdaLovelace') => town.person('ADA', there).says(`/tipjar add ${link}`);

  beforeEach(async () => {
    await town.person('ADA', here).says('/tipjar add paypal adalovelace');
  });

  it.each(languages)('shows the jar in a second community and says so in %s', async (language) => {
    town.citizens.ADA = { name: 'Ada', language };
    expect(await linksThere()).toEqual([]);
    const added = await again();
    expect(added).toSay('add.same', { provider: 'PayPal', handle: 'adalovelace' });
    expect(added).toSay('standing.live');
    expect(await linksThere()).toEqual(['https://paypal.me/adalovelace']);
    const journal = await town.store.read((reading) => reading.journal(there, 10));
    expect(journal.map(({ action }) => action)).toEqual(['listing.listed']);
  });

  it('says how the jar stands where it is listed already, and changes nothing', async () => {
    await town.person('ADA', here).says('/tipjar pause');
    const added = await town.person('ADA', here).says('/tipjar add paypal adalovelace');
    expect(added).toSay('add.same', { provider: 'PayPal', handle: 'adalovelace' });
    expect(added).toSay('standing.paused');
    const jar = await town.store.read((reading) => reading.jar(town.person('ADA', here).account));
    expect(jar?.links).toHaveLength(1);
  });

  it('offers to ask where an admin approves each jar', async () => {
    await admin('eligibility approval');
    const added = await again();
    expect(added).toSay('standing.approval');
    expect(await linksThere()).toEqual([]);
    expect(await added.press('tipjar publish')).toSay('request.ask');
  });

  it('offers the rules to accept where there are any', async () => {
    await (await (await admin('rules')).press('tipjar-admin rules edit')).submit({ text: 'Be kind.' });
    const added = await again();
    expect(added).toSay('standing.rules');
    const published = await (await added.press('tipjar publish')).press('tipjar publish');
    expect(published).toSay('standing.live');
    expect(await linksThere()).toEqual(['https://paypal.me/adalovelace']);
  });

  it('says why not where the jar may not be shown, and shows it once it may', async () => {
    await admin('role @@artists allow');
    await admin('eligibility roles');
    expect(await again()).toSay('standing.role-missing');
    expect(await linksThere()).toEqual([]);
    town.citizens.ADA = { name: 'Ada', roles: ['ARTISTS'] };
    expect(await again()).toSay('standing.live');
    expect(await linksThere()).toHaveLength(1);
  });

  it('waits for Publish where the handle itself tells something about its owner', async () => {
    await (await town.person('ADA', here).says('/tipjar add wise ada')).press('tipjar publish');
    const preview = await again('wise ada');
    expect(preview).toSay('reveals.creator.name-in-handle');
    expect(await linksThere()).toEqual([]);
    expect(await preview.press('tipjar publish')).toSay('standing.live');
    expect(await linksThere()).toHaveLength(2);
    expect(await again('wise ada')).toSay('add.same', { provider: 'Wise', handle: 'ada' });
  });

  it('shows a full jar too', async () => {
    const more = ['ko-fi', 'venmo', 'patreon', 'twitch', 'bandcamp', 'liberapay', 'revolut', 'cash-app', 'gofundme'];
    for (const provider of more) await town.person('ADA', here).says(`/tipjar add ${provider} adalovelace`);
    expect(await again()).toSay('standing.live');
    expect(await linksThere()).toHaveLength(10);
  });

  it('offers Publish to an owner who left and came back', async () => {
    await again();
    town.clock.now += 60_000;
    town.citizens.ADA = { name: 'Ada', joinedAt: town.clock.now };
    const added = await again();
    expect(added).toSay('standing.left');
    expect(await linksThere()).toEqual([]);
    await added.press('tipjar publish');
    expect(await linksThere()).toHaveLength(1);
  });

  it('is refused with what to do for another handle of the same service', async () => {
    const refused = await again('paypal countess');
    expect(refused.refused).toBe(true);
    expect(refused).toSay('add.other-handle', { provider: 'PayPal', handle: 'adalovelace', id: 'paypal' });
    expect(await linksThere()).toEqual([]);
  });
});
