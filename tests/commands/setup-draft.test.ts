import { beforeEach, describe, expect, it } from 'vitest';
import { MOST_LINKS } from '../../src/jars/jar.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada', locale: 'de' }, BEN: { name: 'Ben' } });
  ada = town.person('ADA');
  ben = town.person('BEN');
});

const linksOfAda = async () => (await ben.says('/tip @ada')).links;
const draft = () => town.store.read((reading) => reading.draft('slack:T1', 'slack:T1:ADA'));

/** Chooses services and fills the form, as the first or a further part of one setup. */
async function fill(fields: Record<string, string>, from = ada.says('/tipjar setup')) {
  return (await (await from).choose(...Object.keys(fields))).submit(fields);
}

describe('a draft', () => {
  it('takes services of every kind in one setup, in the order in which they were chosen', async () => {
    const first = await fill({ patreon: 'ada', paypal: 'ada' });
    const more = await fill(
      { lydia: 'https://pots.lydia.me/collect/pots?id=16729-yourpot' },
      first.press('tipjar setup', { group: 'common' }),
    );
    const preview = await fill({ 'ko-fi': 'ada' }, more.press('tipjar setup', { group: 'common' }));
    await preview.press('tipjar publish');
    const jar = await town.store.read((reading) => reading.jar('slack:T1:ADA'));
    expect(jar?.links.map(({ provider }) => provider)).toEqual(['patreon', 'paypal', 'lydia', 'ko-fi']);
  });

  it('keeps what is right when another form has a mistake, and shows what is left out', async () => {
    const first = await fill({ paypal: 'ada' });
    const wrong = await fill({ venmo: 'not a handle!' }, first.press('tipjar setup', { group: 'common' }));
    expect(Object.keys(wrong.reply.refusal?.fields ?? {})).toEqual(['venmo']);
    const preview = await fill({ 'ko-fi': 'ada' });
    expect(preview.refused).toBe(false);
    expect(preview).toSay('setup.left-out', { provider: 'Venmo' });
    const change = await preview.press('tipjar setup services');
    expect(change.form.fields.map(({ name, value }) => [name, value])).toEqual([
      ['paypal', 'ada'],
      ['venmo', 'not a handle!'],
      ['ko-fi', 'ada'],
    ]);
    await preview.press('tipjar publish');
    expect(await linksOfAda()).toEqual(['https://paypal.me/ada', 'https://ko-fi.com/ada']);
  });

  it('is gone on with by /tipjar and by /tipjar setup, also on the next day’s morning', async () => {
    await fill({ paypal: 'ada', 'ko-fi': 'ada' });
    town.clock.now += 12 * 60 * 60 * 1000;
    for (const text of ['/tipjar', '/tipjar setup']) {
      const offer = await ada.says(text);
      expect(offer, text).toSay('setup.begun', { providers: 'PayPal and Ko-fi' });
      expect((await offer.press('tipjar setup preview')).links).toEqual([
        'https://paypal.me/ada',
        'https://ko-fi.com/ada',
      ]);
    }
    await (await (await ada.says('/tipjar')).press('tipjar setup preview')).press('tipjar publish');
    expect(await linksOfAda()).toHaveLength(2);
  });

  it('is thrown away only where that is asked for', async () => {
    await fill({ paypal: 'ada' });
    const begin = await (await ada.says('/tipjar setup')).press('tipjar setup again');
    expect(begin).toSay('setup.title');
    expect(await draft()).toBeUndefined();
    expect(await ada.presses({ command: 'tipjar setup preview' })).toSay('setup.gone');
  });

  it('loses a service that is taken out, and keeps the last one', async () => {
    const preview = await fill({ paypal: 'ada', 'ko-fi': 'ada' });
    const left = await preview.choose('paypal');
    expect(left.links).toEqual(['https://ko-fi.com/ada']);
    expect(await ada.presses({ command: 'tipjar setup remove', options: { provider: 'ko-fi' } })).toSay('setup.last', {
      provider: 'Ko-fi',
    });
    await left.press('tipjar publish');
    expect(await linksOfAda()).toEqual(['https://ko-fi.com/ada']);
  });

  it('takes a link out of the jar when it is published, not before', async () => {
    await ada.says('/tipjar add paypal ada');
    const preview = await (await fill({ 'ko-fi': 'ada' })).choose('paypal');
    expect(preview).toSay('setup.taken-out', { provider: 'PayPal' });
    expect(await linksOfAda()).toEqual(['https://paypal.me/ada']);
    await preview.press('tipjar publish');
    expect(await linksOfAda()).toEqual(['https://ko-fi.com/ada']);
    expect(await town.person('BEN').says('/tipjar check @ada paypal.me/ada')).toSay('check.no', { name: 'Ada' });
  });

  it('puts back a link that was to be taken out when it is chosen once more', async () => {
    await ada.says('/tipjar add paypal ada');
    const without = await (await fill({ 'ko-fi': 'ada' })).choose('paypal');
    const preview = await fill({ paypal: 'countess' }, without.press('tipjar setup', { group: 'common' }));
    await preview.press('tipjar publish');
    expect(await linksOfAda()).toEqual(['https://paypal.me/countess', 'https://ko-fi.com/ada']);
  });

  it('is changed one service at a time where it has more than a form has room for', async () => {
    const five = { paypal: 'ada', 'ko-fi': 'ada', patreon: 'ada', throne: 'ada', substack: 'adalovelace' };
    const preview = await fill({ venmo: 'ada-l' }, (await fill(five)).press('tipjar setup', { group: 'common' }));
    expect(preview.actions).not.toContainEqual({ command: 'tipjar setup services', options: {} });
    const one = await ada.presses({ command: 'tipjar setup services', options: { services: 'venmo' } });
    expect(one.form.fields.map(({ value }) => value)).toEqual(['ada-l']);
  });

  it('takes no more services than a jar holds, and keeps those it has', async () => {
    const ids = [
      'paypal',
      'ko-fi',
      'patreon',
      'twitch',
      'bandcamp',
      'throne',
      'substack',
      'liberapay',
      'streamlabs',
      'wise',
      'saweria',
    ];
    expect(ids).toHaveLength(MOST_LINKS + 1);
    const typed = (some: string[]) => Object.fromEntries(some.map((id) => [id, 'adalovelace']));
    await fill(typed(ids.slice(0, 5)));
    const full = await fill(typed(ids.slice(5, 10)));
    expect(full.actions).not.toContainEqual({ command: 'tipjar setup', options: { group: 'common' } });
    expect(await fill(typed(ids.slice(10)))).toSay('jar.full', { most: MOST_LINKS });
    expect(Object.keys((await draft())?.typed ?? {})).toEqual(ids.slice(0, 10));
  });

  it('keeps its services when its currency is changed, which begins with that of the caller’s country', async () => {
    const preview = await fill({ paypal: 'ada' });
    expect(preview).toSay('show.currency', { currency: 'EUR' });
    const changed = await (await preview.press('tipjar currency field')).submit({ code: 'Swiss franc' });
    expect(changed).toSay('show.currency', { currency: 'CHF' });
    await changed.press('tipjar publish');
    expect(await ada.says('/tipjar show')).toSay('show.currency', { currency: 'CHF' });
  });

  it('gains what is added by hand and has to be confirmed', async () => {
    await fill({ paypal: 'ada' });
    const preview = await ada.says('/tipjar add wise anna123');
    expect(preview).toSay('setup.telling');
    await preview.press('tipjar publish');
    expect(await linksOfAda()).toHaveLength(2);
  });

  it('is in the export with what it takes out', async () => {
    await ada.says('/tipjar add paypal ada');
    await (await fill({ 'ko-fi': 'ada' })).choose('paypal');
    const { content } = (await ada.says('/tipjar export')).reply.file ?? {};
    expect(JSON.parse(new TextDecoder().decode(content)).draft).toMatchObject({
      typed: { 'ko-fi': 'ada' },
      removed: ['paypal'],
    });
  });
});

describe('the form of a setup', () => {
  it('asks for what each service calls it', async () => {
    const form = await (await ada.says('/tipjar setup')).choose(
      'paypal',
      'revolut',
      'github-sponsors',
      'stripe-payment-link',
    );
    expect(form.form.fields.map(({ label, hint }) => [label, hint])).toEqual([
      ['PayPal', 'Your PayPal.Me name'],
      ['Revolut', 'Your Revtag'],
      ['GitHub Sponsors', 'Your GitHub username'],
      ['Stripe Payment Link', 'Your Stripe Payment Link'],
    ]);
  });

  it('says to the owner of a jar what is in it', async () => {
    await ada.says('/tipjar add paypal ada');
    expect(await ada.says('/tipjar setup')).toSay('setup.present', { providers: 'PayPal' });
  });
});
