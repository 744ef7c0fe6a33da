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

const first = async (locale: string) => (await menu(locale)).map(({ ids }) => ids[0]);

const tips = words('setup.menu.tip');
const memberships = words('setup.menu.membership');

describe('the menu of services', () => {
  it('separates one-off tips, memberships and what isn’t a link', async () => {
    const groups = await menu();
    expect(groups.map(({ label }) => label)).toEqual([tips, memberships, words('setup.menu.bank')]);
    const kinds = groups.map(({ ids }) => [...new Set(ids.map((id) => catalogue.get(id)?.kind))].toSorted());
    expect(kinds).toEqual([['tip'], ['crowdfunding', 'membership'], ['bank', 'crypto']]);
  });

  it('offers no more than a menu of Discord holds, and each service once', async () => {
    for (const { ids } of await menu()) {
      expect(ids.length).toBeLessThanOrEqual(25);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it.each([
    ['pt-BR', 'pix'],
    ['sv-SE', 'swish'],
    ['en-IN', 'upi'],
    ['hi', 'upi'],
    ['en-US', 'zelle'],
  ])('begins with a service of the caller’s country: %s', async (locale, provider) => {
    expect((await first(locale))[2]).toBe(provider);
  });

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
    expect((await menu()).map(({ label }) => label)).toEqual([tips, memberships]);
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
