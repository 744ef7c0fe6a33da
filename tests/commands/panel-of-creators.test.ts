import { beforeEach, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let grace: Person;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
  ada = town.person('ADA');
  grace = town.person('GRACE');
});

/** What the buttons of `/tipjar` alone do, the main one first. */
async function offered() {
  const shown = await ada.says('/tipjar');
  const main = shown.buttons.filter((button) => 'style' in button && button.style === 'main');
  return {
    shown,
    does: shown.actions.map(({ command }) => command),
    main: main.map((one) => 'action' in one && one.action.command),
  };
}

it('offers a setup to somebody without a jar', async () => {
  const { shown, does, main } = await offered();
  expect(shown).toSay('start.none');
  expect(does).toEqual(['tipjar setup', 'tipjar help']);
  expect(main).toEqual(['tipjar setup']);
  expect(await shown.press('tipjar help')).toSay('help.title');
});

it('offers to go on with a draft', async () => {
  await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'ada' });
  const { does, main } = await offered();
  expect(does).toEqual(['tipjar setup preview', 'tipjar setup again', 'tipjar help']);
  expect(main).toEqual(['tipjar setup preview']);
});

it('offers what helps most to the owner of a jar that is shown, and never a pause first', async () => {
  await ada.says('/tipjar add paypal ada');
  const { shown, main } = await offered();
  expect(shown).toSay('standing.live');
  expect(main).toEqual(['tipjar message']);
  await ada.says('/tipjar message Hello');
  expect((await offered()).main).toEqual([]);
});

it('offers to resume a paused jar, and to publish one that is only shown elsewhere', async () => {
  await ada.says('/tipjar add paypal ada');
  await ada.says('/tipjar pause');
  expect((await offered()).main).toEqual(['tipjar resume']);
  ada = town.person('ADA', 'slack:T2');
  expect((await offered()).main).toEqual(['tipjar publish']);
});

it('says why there is nothing to do: a suspension, a role that is missing, a bot that is off', async () => {
  await ada.says('/tipjar add paypal ada');
  await grace.says('/tipjar-admin suspend @ada');
  expect((await offered()).shown).toSay('standing.suspended');
  await grace.says('/tipjar-admin restore @ada');
  await grace.says('/tipjar-admin eligibility roles');
  expect((await offered()).shown).toSay('standing.role-missing');
  expect(await town.person('BEN').says('/tipjar')).toSay('ineligible.role-missing');
  await grace.says('/tipjar-admin switch off');
  expect(await town.person('BEN').says('/tipjar')).toSay('ineligible.off');
});

it('leads on after publishing', async () => {
  const preview = await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'ada' });
  const done = await preview.press('tipjar publish');
  expect(done).toSay('publish.next');
  const next = ['tipjar message', 'tipjar post', 'tipjar show', 'tipjar directory'];
  expect(done.actions.map(({ command }) => command)).toEqual(next);
});
