import { beforeEach, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/providers/index.ts';
import type { TextKey, Values } from '../../src/text/texts.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';
import { words } from '../support/words.ts';

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

const crypto = words('provider.kind.crypto');
const cardOfAda = () => ben.says('/tip @ada');

describe('/tipjar-admin provider', () => {
  it('takes a blocked provider off every card at once, and leaves it in the jar', async () => {
    await town.person('GRACE').says('/tipjar add paypal grace');
    expect(await grace.says('/tipjar-admin provider paypal block')).toSay('provider.block', { provider: 'PayPal' });
    expect((await cardOfAda()).links).toEqual(['https://ko-fi.com/ada']);
    expect(await ben.says('/tip @grace')).toSay('tip.nothing-allowed', { name: 'Grace' });

    const shown = await ada.says('/tipjar show');
    expect(shown).toSay('show.blocked', { provider: 'PayPal' });
    expect(shown).not.toSay('show.blocked', { provider: 'Ko-fi' });
    await grace.says('/tipjar-admin provider paypal allow');
    expect((await cardOfAda()).links).toEqual(['https://paypal.me/adalovelace', 'https://ko-fi.com/ada']);
    expect(await ada.says('/tipjar show')).not.toSay('show.blocked');
  });

  it('takes a kind as well', async () => {
    expect(await grace.says('/tipjar-admin provider crypto block')).toSay('provider.block', { provider: crypto });
    const { text } = await cardOfAda();
    expect(text).not.toContain('Bitcoin');
    expect(text).not.toContain('Monero');
    const shown = await ada.says('/tipjar show');
    expect(shown).toSay('show.blocked', { provider: 'Bitcoin' });
    expect(shown).toSay('show.blocked', { provider: 'Monero' });
  });

  it('can allow one provider of a blocked kind, whichever is set first', async () => {
    await grace.says('/tipjar-admin provider crypto block');
    const allowed = await grace.says('/tipjar-admin provider bitcoin allow');
    expect(allowed).toSay('policy.provider.block', { providers: crypto });
    expect(allowed).toSay('policy.provider.allow', { providers: 'Bitcoin' });
    expect(await cardOfAda()).toSay('card.copy', { provider: 'Bitcoin', handle: segwit });
    expect((await cardOfAda()).text).not.toContain('Monero');
    expect(await grace.says('/tipjar-admin status')).toSay('policy.provider.allow', { providers: 'Bitcoin' });
  });

  it('is undone by the button below', async () => {
    const blocked = await grace.says('/tipjar-admin provider ko-fi block');
    expect((await cardOfAda()).links).toHaveLength(1);
    await blocked.press('tipjar-admin provider', { provider: 'ko-fi', rule: 'allow' });
    expect((await cardOfAda()).links).toHaveLength(2);
    expect(await grace.says('/tipjar-admin status')).not.toSay('policy.provider.block');
  });

  it('counts in this community only', async () => {
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
    const offered =
      menu?.part === 'select' ? menu.groups.flatMap(({ choices }) => choices.map(({ value }) => value)) : [];
    expect(offered.filter((id) => catalogue.get(id)?.kind === 'tip')).toEqual(['ko-fi']);
    const code = { command: 'tip code', options: { user: 'ADA', provider: 'paypal' } };
    expect(await ben.presses(code)).toSay('code.gone', { name: 'Ada', provider: 'PayPal' });
    expect((await before.press('tip', { amount: '5' })).links).toEqual(['https://ko-fi.com/ada']);
  });

  it('tells a creator who adds a blocked provider that nobody sees it here', async () => {
    await grace.says('/tipjar-admin provider venmo block');
    await grace.says('/tipjar-admin provider wise block');
    expect(await ada.says('/tipjar add venmo ada-l')).toSay('show.blocked', { provider: 'Venmo' });
    const preview = await ada.says('/tipjar add wise ada');
    expect(preview).toSay('show.blocked', { provider: 'Wise' });
    expect(preview.links).not.toContain('https://wise.com/pay/me/ada');
  });

  it.each<[text: string, reason: TextKey, values: Values]>([
    ['/tipjar-admin provider myspace block', 'provider.unknown', { typed: 'myspace' }],
    ['/tipjar-admin provider paypal ban', 'option.choice.form', { typed: 'ban', choices: 'allow, block' }],
    ['/tipjar-admin provider paypal', 'call.usage', { usage: '/tipjar-admin provider provider rule' }],
  ])('refuses %s, and changes nothing', async (text, reason, values) => {
    const refused = await grace.says(text);
    expect(refused.refused).toBe(true);
    expect(refused).toSay(reason, values);
    expect((await cardOfAda()).links).toHaveLength(2);
  });

  it('is for admins, also by its button', async () => {
    expect((await ada.says('/tipjar-admin provider paypal block')).refused).toBe(true);
    const blocked = await grace.says('/tipjar-admin provider paypal block');
    town.citizens.GRACE = { name: 'Grace' };
    expect(await blocked.press('tipjar-admin provider', { provider: 'paypal', rule: 'allow' })).toSay('call.not-admin');
    expect((await cardOfAda()).links).toEqual(['https://ko-fi.com/ada']);
  });
});
