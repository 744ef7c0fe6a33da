import { beforeEach, describe, expect, it } from 'vitest';
import type { Community } from '../../src/ids.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

const HERE: Community = 'discord:1';
const THERE: Community = 'discord:2';

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

beforeEach(async () => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
  ada = town.person('ADA', HERE);
  ben = town.person('BEN', HERE);
  grace = town.person('GRACE', HERE);
  await ada.says('/tipjar add paypal adalovelace');
  await ada.says('/tipjar add ko-fi ada');
  await (await town.person('ADA', THERE).says('/tipjar show')).press('tipjar publish');
});

const shown = async (where = ben) => (await where.says('/tip @ada')).links;

describe('/tipjar-admin remove-link', () => {
  it('takes a link off the card here, and nowhere else', async () => {
    const removed = await grace.says('/tipjar-admin remove-link @ada paypal Not yours');
    expect(removed).toSay('remove-link.done', { name: 'Ada', provider: 'PayPal', handle: 'adalovelace' });
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
    expect(await shown(town.person('BEN', THERE))).toHaveLength(2);
    const jar = await town.store.read((reading) => reading.jar(ada.account));
    expect(jar?.links.map((link) => link.handle)).toEqual(['adalovelace', 'ada']);
  });

  it('tells the owner why: in a message, in show, and in the log', async () => {
    await grace.says('/tipjar-admin remove-link @ada paypal Not yours');
    expect(town.told.map(({ account }) => account)).toEqual([ada.account]);
    expect(town.told[0]?.card).toSay('notice.link-removed-because', { provider: 'PayPal', reason: 'Not yours' });
    expect(await ada.says('/tipjar show')).toSay('show.removed-because', { provider: 'PayPal', reason: 'Not yours' });
    const elsewhere = await town.person('ADA', THERE).says('/tipjar show');
    expect(elsewhere).not.toSay('show.removed');
    expect(elsewhere).not.toSay('show.removed-because');
    const [entry] = await town.store.read((reading) => reading.journal(HERE, 1));
    expect(entry).toMatchObject({
      action: 'link.removed-by-admin',
      actor: grace.account,
      subject: ada.account,
      what: 'PayPal',
      handle: 'adalovelace',
      reason: 'Not yours',
    });
    expect((await town.store.read((reading) => reading.journal(THERE, 1)))[0]?.action).not.toBe(
      'link.removed-by-admin',
    );
  });

  it('is undone with a button, and the owner is told', async () => {
    const removed = await grace.says('/tipjar-admin remove-link @ada paypal');
    expect(await removed.press('tipjar-admin restore-link', { provider: 'paypal' })).toSay('restore-link.done', {
      name: 'Ada',
      provider: 'PayPal',
    });
    expect(await shown()).toHaveLength(2);
    expect(town.told.at(-1)?.card).toSay('notice.link-restored', { provider: 'PayPal' });
    const [entry] = await town.store.read((reading) => reading.journal(HERE, 1));
    expect(entry).toMatchObject({ action: 'link.restored-by-admin', subject: ada.account, handle: 'adalovelace' });
    expect(await removed.press('tipjar-admin restore-link', { provider: 'paypal' })).toSay('restore-link.not-removed', {
      name: 'Ada',
      provider: 'PayPal',
    });
  });

  it('can’t be undone by its owner with the same handle, however it is written', async () => {
    await grace.says('/tipjar-admin remove-link @ada paypal Not yours');
    await ada.says('/tipjar remove paypal');
    const again = await ada.says('/tipjar add paypal https://paypal.me/AdaLovelace');
    expect(again).toSay('show.removed-because', { provider: 'PayPal', reason: 'Not yours' });
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
    const form = await (await ada.says('/tipjar setup')).choose('paypal');
    const preview = await form.submit({ paypal: 'adalovelace' });
    expect(preview).toSay('show.removed-because', { provider: 'PayPal', reason: 'Not yours' });
    expect(preview.links).toEqual(['https://ko-fi.com/ada']);
    await preview.press('tipjar publish');
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
  });

  it('doesn’t stand in the way of another handle, and remembers each that was removed', async () => {
    await grace.says('/tipjar-admin remove-link @ada paypal');
    await ada.says('/tipjar remove paypal');
    const added = await ada.says('/tipjar add paypal countess');
    expect(added).not.toSay('show.removed');
    expect(added).not.toSay('show.removed-because');
    expect(await shown()).toContain('https://paypal.me/countess');
    await grace.says('/tipjar-admin remove-link @ada paypal');
    await ada.says('/tipjar remove paypal');
    await ada.says('/tipjar add paypal adalovelace');
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
    await grace.says('/tipjar-admin restore-link @ada paypal');
    expect(await shown()).toHaveLength(2);
  });

  it('stays in place when the jar is unlisted and published again', async () => {
    await grace.says('/tipjar-admin eligibility approval');
    await grace.says('/tipjar-admin remove-link @ada paypal');
    await town.store.write({ id: 'declined', at: 1 }, (writing) => writing.removeListing(HERE, ada.account));
    await grace.says('/tipjar-admin eligibility everyone');
    await (await ada.says('/tipjar show')).press('tipjar publish');
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
  });

  it('stays in place when everything is deleted: the same link is left off the next card here, and nowhere else', async () => {
    await grace.says('/tipjar-admin remove-link @ada paypal Not yours');
    await (await ada.says('/tipjar delete')).press('tipjar delete now');
    town.clock.now += 1000;
    await ada.says('/tipjar add ko-fi ada');
    expect(await ada.says('/tipjar add paypal adalovelace')).toSay('show.removed', { provider: 'PayPal' });
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
    await (await town.person('ADA', THERE).says('/tipjar show')).press('tipjar publish');
    expect(await shown(town.person('BEN', THERE))).toHaveLength(2);
    await grace.says('/tipjar-admin restore-link @ada paypal');
    expect(await shown()).toHaveLength(2);
  });

  it('leaves no card when it was the only link', async () => {
    await grace.says('/tipjar-admin remove-link @ada paypal');
    await grace.says('/tipjar-admin remove-link @ada ko-fi');
    const card = await ben.says('/tip @ada');
    expect(card.refused).toBe(true);
    expect(card).toSay('tip.nothing-allowed', { name: 'Ada' });
  });

  it('takes the link’s code away too', async () => {
    const card = await ben.says('/tip @ada');
    await grace.says('/tipjar-admin remove-link @ada paypal');
    await grace.says('/tipjar-admin remove-link @ada ko-fi');
    const code = await card.press('tip code');
    expect(code.refused).toBe(true);
    expect(code.reply.file).toBeUndefined();
  });

  it('is refused where there is nothing to remove, and tells nothing of a jar that isn’t listed here', async () => {
    expect(await grace.says('/tipjar-admin remove-link @ada venmo')).toSay('remove-link.absent', {
      name: 'Ada',
      provider: 'Venmo',
    });
    await grace.says('/tipjar-admin remove-link @ada paypal');
    expect(await grace.says('/tipjar-admin remove-link @ada paypal')).toSay('remove-link.already', {
      provider: 'PayPal',
    });
    const stranger = town.person('GRACE', 'discord:3');
    for (const text of ['remove-link @ada ko-fi', 'remove-link @ada venmo', 'restore-link @ada ko-fi']) {
      expect(await stranger.says(`/tipjar-admin ${text}`), text).toSay('tip.no-jar', { name: 'Ada' });
    }
  });

  it('is for admins', async () => {
    for (const text of ['remove-link @ada paypal', 'restore-link @ada paypal']) {
      expect(await ben.says(`/tipjar-admin ${text}`)).toSay('call.not-admin');
    }
    const removed = await grace.says('/tipjar-admin remove-link @ada paypal');
    town.citizens.GRACE = { name: 'Grace' };
    expect((await removed.press('tipjar-admin restore-link', { provider: 'paypal' })).refused).toBe(true);
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
  });

  it('takes a reason of 200 characters, none of them hidden', async () => {
    const remove = (reason: string) => grace.says(`/tipjar-admin remove-link @ada paypal ${reason}`);
    expect(await remove('x'.repeat(201))).toSay('reason.too-long', { most: 200 });
    expect(await remove('a\u200bb')).toSay('reason.hidden');
    expect(await shown()).toHaveLength(2);
    expect((await remove('x'.repeat(200))).refused).toBe(false);
  });
});
