import { beforeEach, describe, expect, it } from 'vitest';
import { catalogue, publishedBy } from '../../src/providers/index.ts';
import { languages, type TextKey } from '../../src/text/texts.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } });
  ada = town.person('ADA');
  ben = town.person('BEN');
});

const linksOfAda = async () => (await ben.says('/tip @ada')).links;

/** Has a handle of each provider whose handles publish something about their owner, and one of each other provider. */
const handles = catalogue.all.flatMap((provider) => {
  const all = [...new Set(Object.values(provider.examples.accepted))];
  const telling = all.find((handle) => publishedBy(provider, handle).length > 0);
  const silent = all.find((handle) => publishedBy(provider, handle).length === 0);
  return [telling, silent].flatMap((handle) => (handle === undefined ? [] : [{ provider, handle }]));
});
const telling = handles.filter(({ provider, handle }) => publishedBy(provider, handle).length > 0);
const silent = handles.filter(({ provider, handle }) => publishedBy(provider, handle).length === 0);

describe('a handle that gives its owner away', () => {
  it('is one of Wise, Monzo, Bank transfer and others', () => {
    const ids = telling.map(({ provider }) => provider.id);
    expect(ids).toEqual(expect.arrayContaining(['wise', 'monzo', 'iban', 'swish', 'pix', 'zelle']));
  });

  it.each(telling)('is added when that is confirmed, not before: $provider.name', async ({ provider, handle }) => {
    const preview = await ada.says(`/tipjar add ${provider.id} ${handle}`);
    expect(preview.refused, preview.text).toBe(false);
    expect(preview).toSay('setup.telling');
    for (const flag of publishedBy(provider, handle)) {
      expect(preview).toSay(`reveals.creator.${flag}`);
    }
    expect(await ben.says('/tip @ada')).toSay('tip.no-jar', { name: 'Ada' });
    expect(await ada.says('/tipjar show')).toSay('jar.none');

    await preview.press('tipjar publish');
    expect((await ben.says('/tip @ada')).text).toContain(provider.name);
  });

  it('is set apart in a setup too', async () => {
    const form = await (await ada.says('/tipjar setup')).choose('ko-fi', 'monzo');
    const preview = await form.submit({ 'ko-fi': 'ada', monzo: 'adalovelace' });
    expect(preview).toSay('reveals.creator.name-in-handle');
    expect(preview).toSay('setup.telling');
    expect(await linksOfAda()).toEqual([]);
  });

  it('is not put back by a single press either', async () => {
    await (await ada.says('/tipjar add wise ada')).press('tipjar publish');
    const again = await (await ada.says('/tipjar remove wise')).press('tipjar add', { provider: 'wise' });
    expect(await linksOfAda()).toEqual([]);
    await again.press('tipjar publish');
    expect(await linksOfAda()).toEqual(['https://wise.com/pay/me/ada']);
  });

  it('needs no confirmation when it is in the jar already', async () => {
    await (await ada.says('/tipjar add wise ada')).press('tipjar publish');
    expect(await ada.says('/tipjar add wise ada')).toSay('add.same', { provider: 'Wise', handle: 'ada' });
    expect(await ada.says('/tipjar add wise countess')).toSay('add.other-handle', {
      provider: 'Wise',
      handle: 'ada',
      id: 'wise',
    });
  });
});

describe('any other handle', () => {
  it.each(silent)('is added at once, with what it tells others: $provider.name', async ({ provider, handle }) => {
    const added = await ada.says(`/tipjar add ${provider.id} ${handle}`);
    expect(added.refused, added.text).toBe(false);
    const { creator, creatorAdvice } = provider.reveals;
    for (const flag of creator) expect(added).toSay(`reveals.creator.${flag}`);
    for (const flag of creatorAdvice) expect(added).toSay(`reveals.creator-advice.${flag}`);
    expect((await ben.says('/tip @ada')).refused).toBe(false);
  });
});

describe('the card of a tipper', () => {
  it.each(languages)(
    'says in %s what each provider reveals, the weightiest first, and how to avoid it',
    async (language) => {
      town.citizens.BEN = { name: 'Ben', language };
      for (const { provider, handle } of silent) {
        await ada.says(`/tipjar add ${provider.id} ${handle}`);
        const card = await ben.says('/tip @ada');
        const [first] = provider.reveals.tipper;
        if (first) expect(card, provider.id).toSay(`reveals.tipper.${first}`);
        const [advice] = provider.reveals.advice;
        if (advice) expect(card, provider.id).toSay(`reveals.advice.${advice}`);
        await ada.says(`/tipjar remove ${provider.id}`);
      }
    },
  );

  it.each<[link: string, advice: TextKey]>([
    ['paypal adalovelace', 'reveals.advice.no-shipping-address'],
    ['venmo ada-l', 'reveals.advice.set-private'],
  ])('tells the way to avoid it: %s', async (link, advice) => {
    await ada.says(`/tipjar add ${link}`);
    expect(await ben.says('/tip @ada')).toSay(advice);
  });
});

describe('a PayPal e-mail address', () => {
  it.each(['ada@example.com', 'ADA.Lovelace+tips@mail.example.org'])(
    '%s is refused, with the reason and a way on',
    async (typed) => {
      const refused = await ada.says(`/tipjar add paypal ${typed}`);
      expect(refused.refused).toBe(true);
      expect(refused).toSay('handle.problem.paypal-email');
      expect(await linksOfAda()).toEqual([]);
    },
  );

  it('is refused in a form, at its field', async () => {
    const form = await (await ada.says('/tipjar setup')).choose('paypal');
    const refused = await form.submit({ paypal: 'ada@example.com' });
    expect(refused.reply.refusal?.fields.paypal).toSay('handle.problem.paypal-email');
  });
});
