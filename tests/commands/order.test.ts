import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown } from '../support/town.ts';

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

describe('/tipjar order', () => {
  it('shows the links as they stand, and changes nothing', async () => {
    const card = await ada.says('/tipjar order');
    expect(card.text).toMatch(/1\. PayPal\n2\. Ko-fi\n3\. Patreon/);
    expect(card.buttons).toHaveLength(2);
    expect(await linksOfAda()).toEqual([paypal, kofi, patreon]);
  });

  it('moves a link up, step by step, on the card that tippers see', async () => {
    const moved = await (await ada.says('/tipjar order')).press('Move up');
    expect(moved.text).toMatch(/1\. Ko-fi\n2\. PayPal\n3\. Patreon/);
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

  it.each([
    ['venmo paypal', 'Venmo isn’t in your jar'],
    ['paypal myspace', 'doesn’t know myspace'],
  ])('refuses %s, and changes nothing', async (typed, reason) => {
    const refused = await ada.says(`/tipjar order ${typed}`);
    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(reason);
    expect(await linksOfAda()).toEqual([paypal, kofi, patreon]);
  });

  it('has nothing to do for who has no jar, or no link in it', async () => {
    for (const text of ['/tipjar order', '/tipjar order paypal']) {
      expect((await ben.says(text)).text).toContain('You have no tip jar yet');
    }
  });

  it('says so when the link to move is gone', async () => {
    const card = await ada.says('/tipjar order');
    await ada.says('/tipjar remove ko-fi');
    expect((await card.press('Move up')).text).toContain('Ko-fi isn’t in your jar');
  });

  it('keeps a new link last, and a changed one in its place', async () => {
    await ada.says('/tipjar order patreon');
    await ada.says('/tipjar add venmo ada-l');
    const form = await (await ada.says('/tipjar setup')).choose('patreon');
    await (await form.submit({ patreon: 'countess' })).press('Publish');
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
    expect(full.text).toContain('A jar holds 10 links');
    expect((await ada.says('/tipjar add wise ada')).text).toContain('A jar holds 10 links');
    expect(await linksOfAda()).toHaveLength(10);
    expect((await ada.says('/tipjar order')).text).toContain('10. Bandcamp');
  });
});
