import { beforeEach, describe, expect, it } from 'vitest';
import { catalogue, publishedBy } from '../../src/providers/index.ts';
import { languages, textsIn } from '../../src/text/texts.ts';
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

/** A handle of each provider that publishes something about its owner, and one of each that doesn't. */
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
    expect(preview.text).toContain('Read this first');
    for (const flag of publishedBy(provider, handle)) {
      expect(preview.text).toContain(textsIn('en').words(`reveals.creator.${flag}`));
    }
    expect((await ben.says('/tip @ada')).text).toContain('has no tip jar here');
    expect((await ada.says('/tipjar show')).text).toContain('You have no tip jar yet');

    await preview.press('Publish');
    expect((await ben.says('/tip @ada')).text).toContain(provider.name);
  });

  it('is set apart in a setup too', async () => {
    const form = await (await ada.says('/tipjar setup')).choose('ko-fi', 'monzo');
    const preview = await form.submit({ 'ko-fi': 'ada', monzo: 'adalovelace' });
    const lines = preview.reply.card.parts.filter((part) => part.part === 'text').map((part) => part.line.flat());
    expect(JSON.stringify(lines)).toContain('contains your real name');
    expect(preview.text).toContain('Read this first');
    expect(await linksOfAda()).toEqual([]);
  });

  it('is not put back by a single press either', async () => {
    await (await ada.says('/tipjar add wise ada')).press('Publish');
    const again = await (await ada.says('/tipjar remove wise')).press('Put it back');
    expect(await linksOfAda()).toEqual([]);
    await again.press('Publish');
    expect(await linksOfAda()).toEqual(['https://wise.com/pay/me/ada']);
  });

  it('that is in the jar already is no question', async () => {
    await (await ada.says('/tipjar add wise ada')).press('Publish');
    expect((await ada.says('/tipjar add wise ada')).text).toContain('is in your jar already');
    expect((await ada.says('/tipjar add wise countess')).text).toContain('/tipjar remove wise');
  });
});

describe('any other handle', () => {
  it.each(silent)('is added at once, with what it tells others: $provider.name', async ({ provider, handle }) => {
    const added = await ada.says(`/tipjar add ${provider.id} ${handle}`);
    expect(added.refused, added.text).toBe(false);
    const { creator, creatorAdvice } = provider.reveals;
    for (const flag of creator) expect(added.text).toContain(textsIn('en').words(`reveals.creator.${flag}`));
    for (const flag of creatorAdvice)
      expect(added.text).toContain(textsIn('en').words(`reveals.creator-advice.${flag}`));
    expect((await ben.says('/tip @ada')).refused).toBe(false);
  });
});

describe('the card of a tipper', () => {
  it.each(languages)(
    'says in %s what each provider reveals, the weightiest first, and how to avoid it',
    async (language) => {
      town.citizens.BEN = { name: 'Ben', language };
      const { words } = textsIn(language);
      for (const { provider, handle } of silent) {
        await ada.says(`/tipjar add ${provider.id} ${handle}`);
        const { text } = await ben.says('/tip @ada');
        const [first] = provider.reveals.tipper;
        if (first) expect(text, provider.id).toContain(words(`reveals.tipper.${first}`));
        const [advice] = provider.reveals.advice;
        if (advice) expect(text, provider.id).toContain(words(`reveals.advice.${advice}`));
        await ada.says(`/tipjar remove ${provider.id}`);
      }
    },
  );

  it.each([
    ['paypal adalovelace', 'Don’t add a shipping address.'],
    ['venmo ada-l', 'Set the payment to private before you send it.'],
  ])('tells the way to avoid it: %s', async (link, advice) => {
    await ada.says(`/tipjar add ${link}`);
    expect((await ben.says('/tip @ada')).text).toContain(advice);
  });
});

describe('a PayPal e-mail address', () => {
  it.each(['ada@example.com', 'ADA.Lovelace+tips@mail.example.org'])(
    '%s is refused, with the reason and a way on',
    async (typed) => {
      const refused = await ada.says(`/tipjar add paypal ${typed}`);
      expect(refused.refused).toBe(true);
      expect(refused.text).toContain('would be shown to everyone who tips you');
      expect(refused.text).toContain('paypal.com/paypalme');
      expect(await linksOfAda()).toEqual([]);
    },
  );

  it('is refused in a form, at its field', async () => {
    const form = await (await ada.says('/tipjar setup')).choose('paypal');
    const refused = await form.submit({ paypal: 'ada@example.com' });
    expect(refused.reply.refusal?.fields.paypal).toContain('would be shown to everyone');
  });
});
