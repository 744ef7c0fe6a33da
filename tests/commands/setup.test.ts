import { beforeEach, describe, expect, it } from 'vitest';
import { FORM_LIFE } from '../../src/bot/dispatch/run-command.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { admin: true } });
  ada = town.person('ADA');
  ben = town.person('BEN');
});

const linksOfAda = async () => (await ben.says('/tip @ada')).links;

describe('/tipjar setup', () => {
  it('leads from a menu and a form over a preview to a published jar', async () => {
    const menu = await ada.says('/tipjar setup');
    const form = await menu.choose('paypal', 'ko-fi');
    expect(form.form.fields.map((field) => field.name)).toEqual(['paypal', 'ko-fi']);

    const preview = await form.submit({ paypal: '@adalovelace', 'ko-fi': 'https://ko-fi.com/ada?ref=x' });
    expect(preview.links).toEqual(['https://paypal.me/adalovelace', 'https://ko-fi.com/ada']);
    expect(await linksOfAda()).toEqual([]);

    const published = await preview.press('tipjar publish');
    expect(published).toSay('standing.live');
    expect(await linksOfAda()).toEqual(preview.links);
  });

  it('says which field is wrong, keeps what was typed and changes nothing', async () => {
    const form = await (await ada.says('/tipjar setup')).choose('paypal', 'ko-fi');
    const refused = await form.submit({ paypal: 'ada lovelace', 'ko-fi': 'ada' });
    expect(refused.refused).toBe(true);
    expect(Object.keys(refused.reply.refusal?.fields ?? {})).toEqual(['paypal']);
    expect(await linksOfAda()).toEqual([]);

    const again = await refused.press('tipjar setup services');
    expect(again.form.fields.map((field) => field.value)).toEqual(['ada lovelace', 'ada']);
  });

  it('keeps no pasted address, right or wrong', async () => {
    const form = await (await ada.says('/tipjar setup')).choose('paypal', 'ko-fi');
    await form.submit({ paypal: 'https://evil.example/ada', 'ko-fi': 'https://ko-fi.com/ada?ref=x' });
    const draft = await town.store.read((reading) => reading.draft('slack:T1', 'slack:T1:ADA'));
    expect(draft?.typed).toEqual({ paypal: '', 'ko-fi': 'ada' });
  });

  it('fills the form with the links that are there', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    const form = await (await ada.says('/tipjar setup')).choose('paypal');
    expect(form.form.fields[0]?.value).toBe('adalovelace');
  });

  it('keeps a listed jar as it is until the change is published', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    const form = await (await ada.says('/tipjar setup')).choose('paypal');
    const preview = await form.submit({ paypal: 'countess' });
    expect(await linksOfAda()).toEqual(['https://paypal.me/adalovelace']);
    await preview.press('tipjar publish');
    expect(await linksOfAda()).toEqual(['https://paypal.me/countess']);
  });

  it('publishes what was shown, not a newer draft', async () => {
    const first = await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'one' });
    town.clock.now += 1000;
    await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'two' });
    const refused = await first.press('tipjar publish');
    expect(refused.refused).toBe(true);
    expect(await linksOfAda()).toEqual([]);
  });

  it('publishes once, however often it is pressed', async () => {
    const preview = await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'one' });
    await preview.press('tipjar publish');
    const again = await preview.press('tipjar publish');
    expect(again).toSay('standing.live');
    expect(await linksOfAda()).toEqual(['https://paypal.me/one']);
  });

  it('says so when the jar of a Publish button is gone', async () => {
    const preview = await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'one' });
    await (await ada.says('/tipjar delete')).press('tipjar delete now');
    const refused = await preview.press('tipjar publish');
    expect(refused.refused).toBe(true);
    expect(refused).toSay('jar.none');
    expect(await linksOfAda()).toEqual([]);
  });

  it('refuses a form that was open for more than an hour', async () => {
    const opened = town.clock.now;
    const form = await (await ada.says('/tipjar setup')).choose('paypal');
    town.clock.now += FORM_LIFE + 1;
    const refused = await form.submit({ paypal: 'one' }, opened);
    expect(refused.refused).toBe(true);
    expect(refused).toSay('call.form-expired');
  });

  it('refuses somebody else who presses the button', async () => {
    const preview = await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'one' });
    const refused = await preview.press('tipjar publish', {}, ben);
    expect(refused.refused).toBe(true);
    expect(refused).toSay('call.not-yours');
    expect(await linksOfAda()).toEqual([]);
  });

  it('refuses the same person in another community', async () => {
    const here = town.person('ADA', 'discord:1');
    const there = town.person('ADA', 'discord:2');
    const preview = await (await (await here.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'one' });
    const refused = await preview.press('tipjar publish', {}, there);
    expect(refused.refused).toBe(true);
    expect((await town.person('BEN', 'discord:2').says('/tip @ada')).links).toEqual([]);
  });

  it('refuses members who may not have a jar, also when they get the role between form and submission', async () => {
    const grace = town.person('GRACE');
    await grace.says('/tipjar-admin role @@timeout block');
    const form = await (await ada.says('/tipjar setup')).choose('paypal');
    const preview = await form.submit({ paypal: 'one' });
    town.citizens.ADA = { name: 'Ada', roles: ['TIMEOUT'] };
    for (const late of [await form.submit({ paypal: 'one' }), await preview.press('tipjar publish')]) {
      expect(late.refused).toBe(true);
      expect(late).toSay('ineligible.blocked');
    }
    expect((await ada.says('/tipjar setup')).refused).toBe(true);
    expect(await linksOfAda()).toEqual([]);
  });

  it('refuses a form with services nobody knows, or none, or too many', async () => {
    for (const fields of [{}, { nonsense: 'x' }]) {
      expect((await ada.presses({ command: 'tipjar setup handles', options: fields })).refused).toBe(true);
    }
    const six = { paypal: 'a', 'ko-fi': 'a', venmo: 'a', patreon: 'a', twitch: 'a', bandcamp: 'a' };
    expect(await ada.presses({ command: 'tipjar setup handles', options: six })).toSay('setup.too-many', { most: 5 });
  });
});
