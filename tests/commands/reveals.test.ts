import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catalogue, publishedBy } from '../../src/providers/index.ts';
import { plain } from '../../src/text/line.ts';
import { languages, textsIn } from '../../src/text/texts.ts';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
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

/** These stay on the card, because who doesn't know them loses money or pays more than they meant to. */
const costly: readonly string[] = ['irreversible', 'right-network', 'recurring', 'added-tip'];
const aboutEverybody: readonly string[] = [
  'public-name',
  'public-amount',
  'public-feed',
  'public-badge',
  'public-ledger',
  'on-stream',
];
const ofItsOwn: readonly string[] = ['account-needed', 'app-needed', 'recurring', 'added-tip', 'nothing-shown'];

/** Each has a link of one service. Readers in all languages look at the same jars. */
const creators = silent.map((one, at) => ({ ...one, id: `ADA${at}` }));
const fair = createTown(Object.fromEntries(creators.map(({ id }) => [id, { name: 'Ada' }])));

beforeAll(async () => {
  for (const { id, provider, handle } of creators) {
    const added = await fair.person(id).says(`/tipjar add ${provider.id} ${handle}`);
    expect(added.refused, added.text).toBe(false);
  }
}, 40_000);

describe.each(languages)('the card of a tipper, in %s', (language) => {
  const { words } = textsIn(language);
  /** The sentences of a text that begin like a message whose last value is the only one left open. */
  const saidAs = (key: 'reveals.sees' | 'reveals.everybody', text: string) => {
    const [beginning = ''] = words(key, { name: 'Ada', what: '…' }).split('…');
    return text.split(beginning)[1]?.split(/\.\s/)[0] ?? '';
  };

  it('says of each service who may see what, and keeps what costs money in sight', async () => {
    fair.citizens.BEN = { name: 'Ben', language };
    for (const { id, provider } of creators) {
      const card = await fair.person('BEN').says(`/tip @${id}`);
      const { tipper, advice } = provider.reveals;
      const creator = tipper.filter((flag) => !aboutEverybody.includes(flag) && !ofItsOwn.includes(flag));
      const everybody = tipper.filter((flag) => aboutEverybody.includes(flag));
      for (const [key, flags] of [['reveals.sees', creator] as const, ['reveals.everybody', everybody] as const]) {
        const said = saidAs(key, card.text);
        for (const flag of flags.slice(0, 2)) expect(said, provider.id).toContain(words(`reveals.tipper.${flag}`));
        if (flags.length > 2) expect(said, provider.id).toContain(words('reveals.more'));
        if (flags.length === 0) expect(said, provider.id).toBe('');
      }
      for (const flag of tipper) if (costly.includes(flag)) expect(card, provider.id).toSay(`reveals.tipper.${flag}`);
      for (const flag of advice) if (costly.includes(flag)) expect(card, provider.id).toSay(`reveals.advice.${flag}`);
      if (tipper.includes('nothing-shown')) expect(card).toSay('reveals.tipper.nothing-shown');
    }
  });

  it('leaves nothing out behind its button, where each thing stands with who may see it', async () => {
    fair.citizens.BEN = { name: 'Ben', language };
    for (const { id, provider } of creators) {
      const explanation = await (await fair.person('BEN').says(`/tip @${id}`)).press('tip shown');
      expect(explanation.text).toContain(provider.name);
      for (const flag of provider.reveals.tipper) {
        const place = aboutEverybody.includes(flag)
          ? saidAs('reveals.everybody', explanation.text)
          : ofItsOwn.includes(flag)
            ? explanation.text
            : saidAs('reveals.sees', explanation.text);
        expect(place, provider.id).toContain(words(`reveals.tipper.${flag}`));
      }
      for (const flag of provider.reveals.advice) {
        expect(explanation, provider.id).toSay(`reveals.advice.${flag}`);
      }
    }
  });

  it('has one short line for a service even where the creator’s name is long', async () => {
    town.citizens.ADA = { name: 'A'.repeat(80) };
    town.citizens.BEN = { name: 'Ben', language };
    await ada.says('/tipjar add ko-fi ada');
    const card = await ben.says('/tip @ada');
    const row = card.reply.card.parts.find((part) => part.part === 'row');
    expect(plain((row && 'note' in row && row.note) || []).length).toBeLessThan(140);
  });
});

describe('what a payment shows', () => {
  const leadsBack = async (explanation: Shown) => (await explanation.press('tip')).links;

  it('leads back to the card, with the amount that was on it', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    const card = await ben.says('/tip @ada 7');
    expect(await leadsBack(await card.press('tip shown'))).toEqual(['https://paypal.me/adalovelace/7USD']);
    expect(await leadsBack(await (await ben.says('/tip @ada')).press('tip shown'))).toEqual([
      'https://paypal.me/adalovelace',
    ]);
  });

  it('comes on two pages for a jar with more than five links, and each page leads to the other and back', async () => {
    const six = silent.slice(0, 6);
    for (const { provider, handle } of six) await ada.says(`/tipjar add ${provider.id} ${handle}`);
    const first = await (await ben.says('/tip @ada 7')).press('tip shown');
    const second = await first.press('tip shown', { page: '2' });
    const tells = (page: Shown, name: string) => page.said.some((text) => text.startsWith(`${name}\n`));
    expect(six.map(({ provider }) => tells(first, provider.name))).toEqual([...Array(5).fill(true), false]);
    expect(six.map(({ provider }) => tells(second, provider.name))).toEqual([...Array(5).fill(false), true]);
    expect((await second.press('tip shown', { page: '1' })).text).toBe(first.text);
    expect(await second.press('tip')).toSay('card.title.amount', { name: 'Ada', amount: '$7' });
  });

  it('is told only of links that the card would show', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    const action = { command: 'tip shown', options: { user: 'ADA', page: '2' } };
    expect((await ben.presses(action)).text).toContain('PayPal');
    expect(await ada.presses(action)).toSay('tip.self');
    await ada.says('/tipjar pause');
    expect(await ben.presses(action)).toSay('tip.paused', { name: 'Ada' });
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
