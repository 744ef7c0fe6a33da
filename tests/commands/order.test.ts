import { beforeEach, describe, expect, it } from 'vitest';
import type { TextKey, Values } from '../../src/text/texts.ts';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
import { createTown } from '../support/town.ts';
import { words } from '../support/words.ts';

let ada: Person;
let ben: Person;

const paypal = 'https://paypal.me/adalovelace';
const kofi = 'https://ko-fi.com/ada';
const patreon = 'https://www.patreon.com/ada';

beforeEach(async () => {
  const town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } });
  ada = town.person('ADA');
  ben = town.person('BEN');
  for (const link of ['paypal adalovelace', 'ko-fi ada', 'patreon ada']) await ada.says(`/tipjar add ${link}`);
});

const linksOfAda = async () => (await ben.says('/tip @ada')).links;

const inPlace = (provider: string, at: number) => words('order.link', { place: at + 1, provider });
const placesOn = ({ said }: Shown) => said.filter((line) => /^\d/.test(line));

describe('/tipjar order', () => {
  it('shows the links as they stand, and changes nothing', async () => {
    const card = await ada.says('/tipjar order');
    expect(placesOn(card)).toEqual(['PayPal', 'Ko-fi', 'Patreon'].map(inPlace));
    expect(card.buttons).toHaveLength(2);
    expect(await linksOfAda()).toEqual([paypal, kofi, patreon]);
  });

  it('speaks of no button where there is one link', async () => {
    await ben.says('/tipjar add ko-fi ben');
    const card = await ben.says('/tipjar order');
    expect(card).toSay('order.only');
    expect(card).not.toSay('order.how');
    expect(placesOn(card)).toEqual([inPlace('Ko-fi', 0)]);
    expect(card.buttons).toEqual([]);
  });

  it('moves a link up, step by step, on the card that tippers see', async () => {
    const moved = await (await ada.says('/tipjar order')).press('tipjar order up', { provider: 'ko-fi' });
    expect(placesOn(moved)).toEqual(['Ko-fi', 'PayPal', 'Patreon'].map(inPlace));
    expect(await linksOfAda()).toEqual([kofi, paypal, patreon]);
    const up = { command: 'tipjar order up', options: { provider: 'patreon' } };
    await ada.presses(up);
    expect(await linksOfAda()).toEqual([kofi, patreon, paypal]);
    await ada.presses(up);
    await ada.presses(up);
    expect(await linksOfAda()).toEqual([patreon, kofi, paypal]);
  });

  it.each([
    ['patreon paypal', [patreon, paypal, kofi]],
    ['Patreon, Ko-fi', [patreon, kofi, paypal]],
    ['kofi', [kofi, paypal, patreon]],
    ['patreon patreon ko-fi', [patreon, kofi, paypal]],
  ])('takes a list, and the others follow as they were: %s', async (typed, links) => {
    expect((await ada.says(`/tipjar order ${typed}`)).refused).toBe(false);
    expect(await linksOfAda()).toEqual(links);
  });

  it.each<[typed: string, reason: TextKey, values: Values]>([
    ['venmo paypal', 'remove.absent', { provider: 'Venmo' }],
    ['paypal myspace', 'provider.unknown', { typed: 'myspace' }],
  ])('refuses %s, and changes nothing', async (typed, reason, values) => {
    const refused = await ada.says(`/tipjar order ${typed}`);
    expect(refused.refused).toBe(true);
    expect(refused).toSay(reason, values);
    expect(await linksOfAda()).toEqual([paypal, kofi, patreon]);
  });

  it('is refused without a jar, and without a link in it', async () => {
    for (const text of ['/tipjar order', '/tipjar order paypal']) {
      expect(await ben.says(text)).toSay('jar.none');
    }
  });

  it('says so when the link to move is gone', async () => {
    const card = await ada.says('/tipjar order');
    await ada.says('/tipjar remove ko-fi');
    expect(await card.press('tipjar order up', { provider: 'ko-fi' })).toSay('remove.absent', { provider: 'Ko-fi' });
  });

  it('keeps a new link last, and a changed one in its place', async () => {
    await ada.says('/tipjar order patreon');
    await ada.says('/tipjar add venmo ada-l');
    const form = await (await ada.says('/tipjar setup')).choose('patreon');
    await (await form.submit({ patreon: 'countess' })).press('tipjar publish');
    expect(await linksOfAda()).toEqual(['https://www.patreon.com/countess', paypal, kofi, 'https://venmo.com/u/ada-l']);
  });
});

describe('a jar', () => {
  it('holds ten links, and says what to do with an eleventh', async () => {
    const more = ['venmo', 'buy-me-a-coffee', 'liberapay', 'github-sponsors', 'tipeee', 'open-collective', 'bandcamp'];
    for (const provider of more) expect((await ada.says(`/tipjar add ${provider} adalovelace`)).refused).toBe(false);
    expect(await linksOfAda()).toHaveLength(10);
    const full = await ada.says('/tipjar add streamlabs adalovelace');
    expect(full.refused).toBe(true);
    expect(full).toSay('jar.full', { most: 10 });
    expect(await ada.says('/tipjar add wise ada')).toSay('jar.full', { most: 10 });
    expect(await linksOfAda()).toHaveLength(10);
    expect(await ada.says('/tipjar order')).toSay('order.link', { place: 10, provider: 'Bandcamp' });
  });
});
