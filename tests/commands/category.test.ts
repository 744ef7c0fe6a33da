import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
  ada = town.person('ADA');
  ben = town.person('BEN');
  grace = town.person('GRACE');
});

const categories = async () => (await town.store.read((reading) => reading.policy('slack:T1'))).categories;

describe('/tipjar-admin category', () => {
  it('adds one that creators can choose, and whose name may be several words of any letters', async () => {
    await grace.says('/tipjar-admin eligibility approval');
    for (const name of ['Open source', 'Иллюстратор детских книг номер']) {
      expect((await grace.says(`/tipjar-admin category ${name} add`)).text).toContain(name);
    }
    const menu = await (await ada.says('/tipjar add ko-fi ada')).press('Publish');
    await (await menu.press('Иллюстратор детских книг номер')).submit({ about: 'Me.' });
    await grace.says('/tipjar-admin approve @ada');
    expect((await ben.says('/tip @ada')).text).toContain('Иллюстратор детских книг номер');
    expect((await ada.says('/tipjar show')).text).toContain('On your card: Иллюстратор детских книг номер');
  });

  it('removes one from the choice and from the cards, and adds it again', async () => {
    await grace.says('/tipjar-admin eligibility approval');
    await grace.says('/tipjar-admin category Podcaster add');
    const menu = await (await ada.says('/tipjar add ko-fi ada')).press('Publish');
    await (await menu.press('Podcaster')).submit({ about: 'Me.' });
    await grace.says('/tipjar-admin approve @ada');
    const removed = await grace.says('/tipjar-admin category podcaster remove');
    expect(removed.text).toContain('Podcaster can’t be chosen any more');
    expect((await ben.says('/tip @ada')).text).not.toContain('Podcaster');
    await removed.press('Add it again');
    expect((await ben.says('/tip @ada')).text).toContain('Podcaster');
    const actions = (await town.store.read((reading) => reading.journal('slack:T1', 100))).map(({ action }) => action);
    expect(actions.filter((action) => action === 'policy.category')).toHaveLength(3);
  });

  it.each([
    ['creator', 'add', 'already'],
    ['CREATOR', 'add', 'already'],
    ['Nonprofit', 'remove', 'a category everywhere'],
    ['Podcaster', 'remove', 'no category called'],
    ['x'.repeat(31), 'add', '30 characters fit'],
    ['a\u200bb', 'add', 'plain text'],
    ['Podcaster', 'maybe', 'add, remove'],
  ])('refuses %s %s', async (name, rule, sentence) => {
    const answer = await grace.says(`/tipjar-admin category ${name} ${rule}`);
    expect(answer.refused).toBe(true);
    expect(answer.text).toContain(sentence);
    expect(await categories()).toEqual([]);
  });

  it('holds twenty, each once', async () => {
    for (let at = 1; at <= 20; at += 1) await grace.says(`/tipjar-admin category Number ${at} add`);
    expect((await grace.says('/tipjar-admin category NUMBER 7 add')).text).toContain('already');
    expect((await grace.says('/tipjar-admin category Number 21 add')).text).toContain('20 categories already');
    expect(await categories()).toHaveLength(20);
  });

  it('is for admins, and for one community', async () => {
    expect((await ben.says('/tipjar-admin category Podcaster add')).text).toContain('Only admins');
    await town.person('GRACE', 'slack:T2').says('/tipjar-admin category Podcaster add');
    expect(await categories()).toEqual([]);
  });
});

describe('/tipjar category', () => {
  it('puts a category on the card and takes it off', async () => {
    await ada.says('/tipjar add ko-fi ada');
    await grace.says('/tipjar-admin category Podcaster add');
    const menu = await ada.says('/tipjar category');
    expect(menu.buttons.map(({ label }) => label)).toEqual([
      'Creator',
      'Journalist',
      'Expert',
      'Nonprofit',
      'Podcaster',
      'None',
    ]);
    expect((await menu.press('Podcaster')).text).toContain('On your card: Podcaster');
    expect((await ben.says('/tip @ada')).text).toContain('Podcaster');
    const preview = await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'ada' });
    expect(preview.text).toContain('Podcaster');
    const none = await menu.press('None');
    expect((await ben.says('/tip @ada')).text).not.toContain('Podcaster');
    await none.press('None');
    const actions = (await town.store.read((reading) => reading.journal('slack:T1', 100))).map(({ action }) => action);
    expect(actions.filter((action) => action === 'listing.category')).toHaveLength(2);
  });

  it('isn’t the creator’s to change where an admin approves it, nor anybody else’s', async () => {
    expect((await ada.says('/tipjar category')).text).toContain('no tip jar yet');
    await ada.says('/tipjar add ko-fi ada');
    const menu = await ada.says('/tipjar category');
    expect((await menu.press('Expert', ben)).refused).toBe(true);
    await grace.says('/tipjar-admin eligibility approval');
    expect((await menu.press('Expert')).text).toContain('an admin approves each jar with its category');
    const listing = await town.store.read((reading) => reading.listing('slack:T1', ada.account));
    expect(listing?.category).toBe('');
  });

  it('that is gone by then isn’t taken', async () => {
    await ada.says('/tipjar add ko-fi ada');
    await grace.says('/tipjar-admin category Podcaster add');
    const menu = await ada.says('/tipjar category');
    await grace.says('/tipjar-admin category Podcaster remove');
    const gone = await menu.press('Podcaster');
    expect(gone.text).toContain('taken that category away');
    expect((await gone.press('Try again')).buttons.map(({ label }) => label)).not.toContain('Podcaster');
  });
});
