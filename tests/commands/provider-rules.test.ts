import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

const segwit = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const monero = '888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H';

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

beforeEach(async () => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
  ada = town.person('ADA');
  ben = town.person('BEN');
  grace = town.person('GRACE');
  await ada.says('/tipjar add paypal adalovelace');
  await ada.says('/tipjar add ko-fi ada');
  await ada.says(`/tipjar add bitcoin ${segwit}`);
  await ada.says(`/tipjar add monero ${monero}`);
});

const cardOfAda = () => ben.says('/tip @ada');

describe('/tipjar-admin provider', () => {
  it('takes a blocked provider off every card at once, and leaves it in the jar', async () => {
    await town.person('GRACE').says('/tipjar add paypal grace');
    expect((await grace.says('/tipjar-admin provider paypal block')).text).toContain('PayPal is blocked here');
    expect((await cardOfAda()).links).toEqual(['https://ko-fi.com/ada']);
    expect((await ben.says('/tip @grace')).text).toContain('none of its services is allowed');

    const shown = await ada.says('/tipjar show');
    expect(shown.text).toContain('PayPal isn’t allowed in this community');
    expect(shown.text).not.toContain('Ko-fi isn’t allowed');
    await grace.says('/tipjar-admin provider paypal allow');
    expect((await cardOfAda()).links).toEqual(['https://paypal.me/adalovelace', 'https://ko-fi.com/ada']);
    expect((await ada.says('/tipjar show')).text).not.toContain('isn’t allowed');
  });

  it('takes a kind as well', async () => {
    expect((await grace.says('/tipjar-admin provider crypto block')).text).toContain('Cryptocurrency is blocked');
    const { text } = await cardOfAda();
    expect(text).not.toContain('Bitcoin');
    expect(text).not.toContain('Monero');
    const shown = (await ada.says('/tipjar show')).text;
    expect(shown).toContain('Bitcoin isn’t allowed');
    expect(shown).toContain('Monero isn’t allowed');
  });

  it('lets a single one of a blocked kind be seen, whichever is said first', async () => {
    await grace.says('/tipjar-admin provider crypto block');
    const { text } = await grace.says('/tipjar-admin provider bitcoin allow');
    expect(text).toContain('aren’t shown here: Cryptocurrency');
    expect(text).toContain('Shown all the same: Bitcoin');
    expect((await cardOfAda()).text).toContain('Bitcoin');
    expect((await cardOfAda()).text).not.toContain('Monero');
    expect((await grace.says('/tipjar-admin status')).text).toContain('Shown all the same: Bitcoin');
  });

  it('is undone by the button below', async () => {
    const blocked = await grace.says('/tipjar-admin provider ko-fi block');
    expect((await cardOfAda()).links).toHaveLength(1);
    await blocked.press('Allow');
    expect((await cardOfAda()).links).toHaveLength(2);
    expect((await grace.says('/tipjar-admin status')).text).not.toContain('aren’t shown here');
  });

  it('holds here and nowhere else', async () => {
    const elsewhere = 'discord:1' as const;
    await town.person('ADA', elsewhere).says('/tipjar add paypal adalovelace');
    await grace.says('/tipjar-admin provider paypal block');
    expect((await town.person('BEN', elsewhere).says('/tip @ada')).links).toHaveLength(1);
  });

  it('keeps a blocked provider out of the menu of services, and out of codes', async () => {
    const before = await ben.says('/tip @ada');
    await grace.says('/tipjar-admin provider tip block');
    await grace.says('/tipjar-admin provider ko-fi allow');
    const menu = (await ada.says('/tipjar setup')).reply.card.parts.find((part) => part.part === 'select');
    expect(menu?.part === 'select' && menu.groups[0]?.choices.map((choice) => choice.value)).toEqual(['ko-fi']);
    const code = { command: 'tip code', options: { user: 'ADA', provider: 'paypal' } };
    expect((await ben.presses(code)).text).toContain('no PayPal link');
    expect((await before.press('$5')).links).toEqual(['https://ko-fi.com/ada']);
  });

  it('tells who adds a blocked one that nobody sees it here', async () => {
    await grace.says('/tipjar-admin provider venmo block');
    await grace.says('/tipjar-admin provider wise block');
    expect((await ada.says('/tipjar add venmo ada-l')).text).toContain('Venmo isn’t allowed in this community');
    const preview = await ada.says('/tipjar add wise ada');
    expect(preview.text).toContain('Wise isn’t allowed in this community');
    expect(preview.links).not.toContain('https://wise.com/pay/me/ada');
  });

  it.each([
    ['/tipjar-admin provider myspace block', 'doesn’t know myspace'],
    ['/tipjar-admin provider paypal ban', 'allow, block'],
    ['/tipjar-admin provider paypal', '/tipjar-admin provider provider rule'],
  ])('refuses %s, and changes nothing', async (text, reason) => {
    const refused = await grace.says(text);
    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(reason);
    expect((await cardOfAda()).links).toHaveLength(2);
  });

  it('is for admins, also by its button', async () => {
    expect((await ada.says('/tipjar-admin provider paypal block')).refused).toBe(true);
    const blocked = await grace.says('/tipjar-admin provider paypal block');
    town.citizens.GRACE = { name: 'Grace' };
    expect((await blocked.press('Allow')).text).toContain('Only admins');
    expect((await cardOfAda()).links).toEqual(['https://ko-fi.com/ada']);
  });
});
