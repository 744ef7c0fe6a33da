import { beforeEach, describe, expect, it } from 'vitest';
import { categoryKey } from '../../commands/cards/names.ts';
import { commonCategories } from '../../src/jars/category.ts';
import type { TextKey, Values } from '../../src/text/texts.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';
import { words } from '../support/words.ts';

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

const podcaster = { category: categoryKey('Podcaster') };

describe('/tipjar-admin category', () => {
  it('adds a category that creators can choose; its name may be several words in any letters', async () => {
    await grace.says('/tipjar-admin eligibility approval');
    for (const name of ['Open source', 'Иллюстратор детских книг номер']) {
      expect(await grace.says(`/tipjar-admin category ${name} add`)).toSay('category.done.add', { name });
    }
    const menu = await (await ada.says('/tipjar add ko-fi ada')).press('tipjar publish');
    await (
      await menu.press('tipjar request about', { category: categoryKey('Иллюстратор детских книг номер') })
    ).submit({ about: 'Me.' });
    await grace.says('/tipjar-admin approve @ada');
    expect((await ben.says('/tip @ada')).text).toContain('Иллюстратор детских книг номер');
    expect(await ada.says('/tipjar show')).toSay('show.category', { category: 'Иллюстратор детских книг номер' });
  });

  it('removes one from the choice and from the cards, and adds it again', async () => {
    await grace.says('/tipjar-admin eligibility approval');
    await grace.says('/tipjar-admin category Podcaster add');
    const menu = await (await ada.says('/tipjar add ko-fi ada')).press('tipjar publish');
    await (await menu.press('tipjar request about', podcaster)).submit({ about: 'Me.' });
    await grace.says('/tipjar-admin approve @ada');
    const removed = await grace.says('/tipjar-admin category podcaster remove');
    expect(removed).toSay('category.done.remove', { name: 'Podcaster' });
    expect((await ben.says('/tip @ada')).text).not.toContain('Podcaster');
    town.clock.now += 11 * 60_000;
    await removed.press('tipjar-admin category', { rule: 'add' });
    expect((await ben.says('/tip @ada')).text).toContain('Podcaster');
    const actions = (await town.store.read((reading) => reading.journal('slack:T1', 100))).map(({ action }) => action);
    expect(actions.filter((action) => action === 'policy.category')).toHaveLength(3);
  });

  it.each<[name: string, rule: string, reason: TextKey, values: Values]>([
    ['creator', 'add', 'category.there', { name: 'creator' }],
    ['CREATOR', 'add', 'category.there', { name: 'CREATOR' }],
    ['Nonprofit', 'remove', 'category.common', { name: 'Nonprofit' }],
    ['Podcaster', 'remove', 'category.absent', { name: 'Podcaster' }],
    ['x'.repeat(31), 'add', 'category.too-long', { most: 30 }],
    ['a\u200bb', 'add', 'category.hidden', {}],
    ['Podcaster', 'maybe', 'option.choice.form', { typed: 'maybe', choices: 'add, remove' }],
  ])('refuses %s %s', async (name, rule, reason, values) => {
    const answer = await grace.says(`/tipjar-admin category ${name} ${rule}`);
    expect(answer.refused).toBe(true);
    expect(answer).toSay(reason, values);
    expect(await categories()).toEqual([]);
  });

  it('takes at most twenty, and none twice', async () => {
    for (let at = 1; at <= 20; at += 1) await grace.says(`/tipjar-admin category Number ${at} add`);
    expect(await grace.says('/tipjar-admin category NUMBER 7 add')).toSay('category.there', { name: 'NUMBER 7' });
    expect(await grace.says('/tipjar-admin category Number 21 add')).toSay('category.too-many', { most: 20 });
    expect(await categories()).toHaveLength(20);
  });

  it('is for admins, and for one community', async () => {
    expect(await ben.says('/tipjar-admin category Podcaster add')).toSay('call.not-admin');
    await town.person('GRACE', 'slack:T2').says('/tipjar-admin category Podcaster add');
    expect(await categories()).toEqual([]);
  });
});

describe('/tipjar category', () => {
  it('puts a category on the card and takes it off', async () => {
    await ada.says('/tipjar add ko-fi ada');
    await grace.says('/tipjar-admin category Podcaster add');
    const menu = await ada.says('/tipjar category');
    const common = commonCategories.map((category) => words(`category.${category}`));
    expect(menu.offered).toEqual([...common, 'Podcaster', words('button.none')]);
    expect(await menu.press('tipjar category choose', podcaster)).toSay('show.category', { category: 'Podcaster' });
    expect((await ben.says('/tip @ada')).text).toContain('Podcaster');
    const preview = await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'ada' });
    expect(preview.text).toContain('Podcaster');
    const none = await menu.press('tipjar category choose');
    expect((await ben.says('/tip @ada')).text).not.toContain('Podcaster');
    await none.press('tipjar category choose');
    const actions = (await town.store.read((reading) => reading.journal('slack:T1', 100))).map(({ action }) => action);
    expect(actions.filter((action) => action === 'listing.category')).toHaveLength(2);
  });

  it('is refused to others, and to the creator where an admin approves the category', async () => {
    expect(await ada.says('/tipjar category')).toSay('jar.none');
    await ada.says('/tipjar add ko-fi ada');
    const menu = await ada.says('/tipjar category');
    expect((await menu.press('tipjar category choose', { category: 'expert' }, ben)).refused).toBe(true);
    await grace.says('/tipjar-admin eligibility approval');
    expect(await menu.press('tipjar category choose', { category: 'expert' })).toSay('category.approved');
    const listing = await town.store.read((reading) => reading.listing('slack:T1', ada.account));
    expect(listing?.category).toBe('');
  });

  it('refuses a category that was removed meanwhile', async () => {
    await ada.says('/tipjar add ko-fi ada');
    await grace.says('/tipjar-admin category Podcaster add');
    const menu = await ada.says('/tipjar category');
    await grace.says('/tipjar-admin category Podcaster remove');
    const gone = await menu.press('tipjar category choose', podcaster);
    expect(gone).toSay('request.category-gone');
    expect((await gone.press('tipjar category')).offered).not.toContain('Podcaster');
  });
});
