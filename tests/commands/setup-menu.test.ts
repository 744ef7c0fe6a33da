import { beforeEach, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/providers/index.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';
import { words } from '../support/words.ts';

let town: Town;
let ada: Person;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
  ada = town.person('ADA');
});

/** Gets the menu's groups as lists of provider ids, for a caller with a locale. */
async function menu(locale?: string, caller = ada) {
  const asked = await caller.asks({ command: 'tipjar setup', options: {}, ...(locale && { locale }) });
  const select = asked.reply.card.parts.find((part) => part.part === 'select');
  if (select?.part !== 'select') throw new Error(asked.text);
  return select.groups.map(({ label, choices }) => ({ label, ids: choices.map((choice) => choice.value) }));
}

const common = words('setup.menu.common');
const tips = words('setup.menu.tip');
const memberships = words('setup.menu.membership');
const banks = words('setup.menu.bank');

describe('the menu of services', () => {
  it('begins with those that most people have, of any kind, and has the others by kind', async () => {
    const groups = await menu('en-US');
    expect(groups.map(({ label }) => label)).toEqual([common, tips, memberships, banks]);
    const kinds = groups.map(({ ids }) => [...new Set(ids.map((id) => catalogue.get(id)?.kind))].toSorted());
    expect(kinds[0]?.length).toBeGreaterThan(3);
    expect(kinds.slice(1)).toEqual([['tip'], ['crowdfunding', 'membership'], ['bank', 'crypto']]);
  });

  it('offers every service', async () => {
    for (const locale of ['en-US', 'de', 'pt-BR', 'ja', 'en']) {
      expect(
        (await menu(locale)).flatMap(({ ids }) => ids),
        locale,
      ).toHaveLength(catalogue.all.length);
    }
  });

  it('shows the group that was opened first, with all the others behind it', async () => {
    const opened = await (await ada.says('/tipjar setup')).press('tipjar setup', { group: 'bank' });
    const select = opened.reply.card.parts.find((part) => part.part === 'select');
    expect(select?.part === 'select' && select.groups.map(({ label }) => label)).toEqual([
      banks,
      common,
      tips,
      memberships,
    ]);
    expect(opened.actions).not.toContainEqual({ command: 'tipjar setup', options: { group: 'bank' } });
  });

  it('offers no more than a menu of Discord holds, and each service once', async () => {
    for (const { ids } of await menu()) {
      expect(ids.length).toBeLessThanOrEqual(25);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it.each([
    ['en-US', ['cash-app', 'venmo', 'zelle', 'paypal']],
    ['de', ['paypal']],
    ['fr', ['paypal']],
    ['en-GB', ['monzo', 'revolut', 'paypal']],
    ['pt-BR', ['pix', 'picpay']],
    ['en-IN', ['upi', 'razorpay']],
    ['hi', ['upi', 'razorpay']],
    ['ja', ['paypay', 'amazon-wishlist']],
    ['sv-SE', ['swish']],
    ['en', ['paypal']],
  ])('begins with what people in the caller’s country have: %s', async (locale, begin) => {
    expect((await menu(locale))[0]?.ids.slice(0, begin.length)).toEqual(begin);
  });

  it.each(['en-US', 'de', 'pt-BR', 'en-IN', 'ja', 'fr', 'en-GB', 'sv-SE', 'en'])(
    'has PayPal near its top: %s',
    async (locale) => {
      const at = (await menu(locale))[0]?.ids.indexOf('paypal') ?? -1;
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThan(5);
    },
  );

  it.each([
    ['en-GB', 'monzo', 'venmo'],
    ['en-US', 'venmo', 'monzo'],
    ['de', 'revolut', 'venmo'],
    ['ja', 'paypay', 'venmo'],
  ])('puts services that work in the caller’s country before those that don’t: %s', async (locale, near, far) => {
    const ids = (await menu(locale)).flatMap((group) => group.ids);
    expect(ids).toContain(near);
    const places = [near, far].map((id) => ids.indexOf(id)).map((at) => (at === -1 ? Number.POSITIVE_INFINITY : at));
    expect(places[0]).toBeLessThan(places[1] ?? 0);
  });

  it('assumes no country for a language that many countries share, nor for a part of the world', async () => {
    expect(await menu('en')).toEqual(await menu());
    expect(await menu('es-419')).toEqual(await menu());
  });

  it('puts services that jars of the community use before all others', async () => {
    await ada.says('/tipjar add streamlabs ada');
    await town.person('BEN').says('/tipjar add streamlabs ben');
    await town.person('BEN').says('/tipjar add throne ben');
    await town.person('BEN', 'discord:2').says('/tipjar add bandcamp ben');
    expect((await menu('pt-BR'))[0]?.ids.slice(0, 2)).toEqual(['streamlabs', 'throne']);
    expect((await menu('pt-BR', town.person('ADA', 'discord:2')))[0]?.ids[0]).toBe('bandcamp');
  });

  it('has no group without a service, and says so when all are blocked', async () => {
    const grace = town.person('GRACE');
    for (const kind of ['bank', 'crypto']) await grace.says(`/tipjar-admin provider ${kind} block`);
    expect((await menu()).map(({ label }) => label)).toEqual([common, tips, memberships]);
    for (const kind of ['tip', 'membership', 'crowdfunding']) await grace.says(`/tipjar-admin provider ${kind} block`);
    const nothing = await ada.says('/tipjar setup');
    expect(nothing.refused).toBe(true);
    expect(nothing).toSay('setup.nothing-allowed');
  });

  it('is refused to members who may not have a jar', async () => {
    await town.person('GRACE').says('/tipjar-admin eligibility roles');
    expect(await ada.says('/tipjar setup')).toSay('ineligible.role-missing');
  });
});

describe('a setup of five services with the longest names', () => {
  const five = catalogue.all.toSorted((one, other) => other.id.length - one.id.length).slice(0, 5);
  const ids = five.map(({ id }) => id);

  it('keeps what was typed when it is changed or tried again', async () => {
    const form = await (await ada.says('/tipjar setup')).choose(...ids);
    const typed = Object.fromEntries(five.map(({ id, examples }) => [id, Object.keys(examples.accepted)[0] ?? '']));
    const preview = await form.submit(typed);
    const change = await preview.press('tipjar setup services');
    expect(Object.fromEntries(change.form.fields.map(({ name, value }) => [name, value]))).toEqual(typed);
    const wrong = await change.submit({ ...typed, [ids[0] ?? '']: '!' });
    const again = await wrong.press('tipjar setup services');
    expect(again.form.fields.map(({ name }) => name)).toEqual(ids);
    expect(again.form.fields[0]?.value).toBe('!');
  });
});
