import { beforeEach, describe, expect, it } from 'vitest';
import type { Community } from '../../src/ids.ts';
import { plain } from '../../src/text/line.ts';
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
  await (await town.person('ADA', THERE).says('/tipjar show')).press('Publish');
});

const shown = async (where = ben) => (await where.says('/tip @ada')).links;
const told = () =>
  town.told.map(({ card }) => card.parts.map((part) => ('line' in part ? plain(part.line) : '')).join());

describe('/tipjar-admin remove-link', () => {
  it('takes a link off the card here, and nowhere else', async () => {
    const removed = await grace.says('/tipjar-admin remove-link @ada paypal Not yours');
    expect(removed.text).toContain('PayPal (adalovelace) is off Ada’s card in this community');
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
    expect(await shown(town.person('BEN', THERE))).toHaveLength(2);
    const jar = await town.store.read((reading) => reading.jar(ada.account));
    expect(jar?.links.map((link) => link.handle)).toEqual(['adalovelace', 'ada']);
  });

  it('tells the owner why: in a message, in show, and in the log', async () => {
    await grace.says('/tipjar-admin remove-link @ada paypal Not yours');
    expect(town.told.map(({ account }) => account)).toEqual([ada.account]);
    expect(told()[0]).toContain('removed your PayPal link from your card in a community: Not yours');
    expect((await ada.says('/tipjar show')).text).toContain('from your card in this community: Not yours');
    expect((await town.person('ADA', THERE).says('/tipjar show')).text).not.toContain('removed');
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
    expect((await removed.press('Show it again')).text).toContain('may be on Ada’s card in this community again');
    expect(await shown()).toHaveLength(2);
    expect(told().at(-1)).toContain('shows your PayPal link on your card again');
    const [entry] = await town.store.read((reading) => reading.journal(HERE, 1));
    expect(entry).toMatchObject({ action: 'link.restored-by-admin', subject: ada.account, handle: 'adalovelace' });
    expect((await removed.press('Show it again')).text).toContain('nothing to restore');
  });

  it('can’t be undone by its owner with the same handle, however it is written', async () => {
    await grace.says('/tipjar-admin remove-link @ada paypal Not yours');
    await ada.says('/tipjar remove paypal');
    const again = await ada.says('/tipjar add paypal https://paypal.me/AdaLovelace');
    expect(again.text).toContain('from your card in this community: Not yours');
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
    const form = await (await ada.says('/tipjar setup')).choose('paypal');
    const preview = await form.submit({ paypal: 'adalovelace' });
    expect(preview.text).toContain('from your card in this community: Not yours');
    expect(preview.links).toEqual(['https://ko-fi.com/ada']);
    await preview.press('Publish');
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
  });

  it('doesn’t stand in the way of another handle, and remembers each that was removed', async () => {
    await grace.says('/tipjar-admin remove-link @ada paypal');
    await ada.says('/tipjar remove paypal');
    expect((await ada.says('/tipjar add paypal countess')).text).not.toContain('An admin has removed');
    expect(await shown()).toContain('https://paypal.me/countess');
    await grace.says('/tipjar-admin remove-link @ada paypal');
    await ada.says('/tipjar remove paypal');
    await ada.says('/tipjar add paypal adalovelace');
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
    await grace.says('/tipjar-admin restore-link @ada paypal');
    expect(await shown()).toHaveLength(2);
  });

  it('survives that the jar is taken off the list and published again', async () => {
    await grace.says('/tipjar-admin eligibility approval');
    await grace.says('/tipjar-admin remove-link @ada paypal');
    await town.store.write({ id: 'declined', at: 1 }, (writing) => writing.removeListing(HERE, ada.account));
    await grace.says('/tipjar-admin eligibility everyone');
    await (await ada.says('/tipjar show')).press('Publish');
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
  });

  it('can’t be shaken off by deleting everything: the same link stays off the next card here, and nowhere else', async () => {
    await grace.says('/tipjar-admin remove-link @ada paypal Not yours');
    await (await ada.says('/tipjar delete')).press('Delete');
    town.clock.now += 1000;
    await ada.says('/tipjar add ko-fi ada');
    expect((await ada.says('/tipjar add paypal adalovelace')).text).toContain('An admin has removed');
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
    await (await town.person('ADA', THERE).says('/tipjar show')).press('Publish');
    expect(await shown(town.person('BEN', THERE))).toHaveLength(2);
    await grace.says('/tipjar-admin restore-link @ada paypal');
    expect(await shown()).toHaveLength(2);
  });

  it('leaves no card where nothing else is on it', async () => {
    await grace.says('/tipjar-admin remove-link @ada paypal');
    await grace.says('/tipjar-admin remove-link @ada ko-fi');
    const card = await ben.says('/tip @ada');
    expect(card.refused).toBe(true);
    expect(card.text).toContain('none of its services is allowed');
  });

  it('gives no way to a code either', async () => {
    const card = await ben.says('/tip @ada');
    await grace.says('/tipjar-admin remove-link @ada paypal');
    await grace.says('/tipjar-admin remove-link @ada ko-fi');
    const code = await card.press('QR code');
    expect(code.refused).toBe(true);
    expect(code.reply.file).toBeUndefined();
  });

  it('is refused where there is nothing to remove, and tells nothing of a jar that isn’t listed here', async () => {
    expect((await grace.says('/tipjar-admin remove-link @ada venmo')).text).toContain('has no Venmo link');
    await grace.says('/tipjar-admin remove-link @ada paypal');
    expect((await grace.says('/tipjar-admin remove-link @ada paypal')).text).toContain('removed here already');
    const stranger = town.person('GRACE', 'discord:3');
    for (const text of ['remove-link @ada ko-fi', 'remove-link @ada venmo', 'restore-link @ada ko-fi']) {
      expect((await stranger.says(`/tipjar-admin ${text}`)).text, text).toContain('Ada has no tip jar here');
    }
  });

  it('is for admins', async () => {
    for (const text of ['remove-link @ada paypal', 'restore-link @ada paypal']) {
      expect((await ben.says(`/tipjar-admin ${text}`)).text).toContain('Only admins');
    }
    const removed = await grace.says('/tipjar-admin remove-link @ada paypal');
    town.citizens.GRACE = { name: 'Grace' };
    expect((await removed.press('Show it again')).refused).toBe(true);
    expect(await shown()).toEqual(['https://ko-fi.com/ada']);
  });

  it('takes a reason of 200 characters, none of them hidden', async () => {
    const remove = (reason: string) => grace.says(`/tipjar-admin remove-link @ada paypal ${reason}`);
    expect((await remove('x'.repeat(201))).text).toContain('too long');
    expect((await remove('a\u200bb')).text).toContain('invisible characters');
    expect(await shown()).toHaveLength(2);
    expect((await remove('x'.repeat(200))).refused).toBe(false);
  });
});
