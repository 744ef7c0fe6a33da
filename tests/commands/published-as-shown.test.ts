import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { someLanguages } from '../support/some-languages.ts';
import { createTown, type Town } from '../support/town.ts';

const places = (['discord:1', 'slack:T1'] as const).flatMap((community) =>
  someLanguages.map((language) => [community, language] as const),
);

describe.each(places)('a creator’s button acts on the jar that its card showed, in %s in %s', (community, language) => {
  let town: Town;
  let ada: Person;

  beforeEach(() => {
    town = createTown({ ADA: { name: 'Ada', language }, BEN: { name: 'Ben' } });
    ada = town.person('ADA', community);
  });

  const links = async () => (await town.person('BEN', community).says('/tip @ada')).links;
  const handles = async () =>
    (await town.store.read((reading) => reading.jar(ada.account)))?.links.map(({ handle }) => handle);
  const previews = async (handle: string) =>
    (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: handle });

  it('Publish doesn’t publish a newer draft, nor say that an older one is published', async () => {
    const first = await previews('adalovelace');
    const second = await previews('countess');
    const early = await first.press('tipjar publish');
    expect(early).toSay('publish.changed');
    expect(early.links).toEqual(['https://paypal.me/countess']);
    expect(await links()).toEqual([]);
    expect(await second.press('tipjar publish')).toSay('standing.live');
    const late = await first.press('tipjar publish');
    expect(late).toSay('publish.changed');
    expect(late.links).toEqual(['https://paypal.me/countess']);
    expect(await second.press('tipjar publish')).toSay('standing.live');
    expect(await links()).toEqual(['https://paypal.me/countess']);
  });

  it('Publish says so when the draft has expired, and shows what would be published instead', async () => {
    await ada.says('/tipjar add ko-fi ada');
    await ada.says('/tipjar pause');
    const preview = await previews('adalovelace');
    await town.store.write({ id: 'expired', at: 1 }, (writing) => writing.dropDraft(community, ada.account));
    const pressed = await preview.press('tipjar publish');
    expect(pressed).toSay('publish.changed');
    expect(pressed.links).toEqual(['https://ko-fi.com/ada']);
    expect(await handles()).toEqual(['ada']);
  });

  it('Publish under an import is about the links that were shown with it', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    const preview = await ada.says('/tipjar import ko_fi: ada');
    await ada.says('/tipjar remove paypal');
    await ada.says('/tipjar add paypal countess');
    const pressed = await preview.press('tipjar publish');
    expect(pressed).toSay('publish.changed');
    expect(await handles()).toEqual(['countess']);
    await pressed.press('tipjar publish');
    expect(await handles()).toEqual(['countess', 'ada']);
  });

  it('Publish in another community shows only the links that stood on the card there', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    const other = community === 'discord:1' ? 'discord:2' : 'slack:T2';
    const there = await town.person('ADA', other).says('/tipjar show');
    await ada.says('/tipjar add ko-fi ada');
    const pressed = await there.press('tipjar publish');
    expect(pressed).toSay('publish.changed');
    expect(pressed.links).toEqual(['https://paypal.me/adalovelace', 'https://ko-fi.com/ada']);
    expect(await pressed.press('tipjar publish')).toSay('standing.live');
  });

  it('Remove removes the link that was shown, and no other', async () => {
    const added = await ada.says('/tipjar add paypal adalovelace');
    const shown = await ada.says('/tipjar show');
    await ada.says('/tipjar remove paypal');
    await ada.says('/tipjar add paypal countess');
    for (const card of [added, shown]) {
      const pressed = await card.press('tipjar remove', { provider: 'paypal' });
      expect(pressed).toSay('remove.changed', { provider: 'PayPal', handle: 'countess' });
      expect(await handles()).toEqual(['countess']);
    }
    const anew = await added.press('tipjar remove', { provider: 'paypal' });
    expect(await anew.press('tipjar remove', { provider: 'paypal' })).toSay('remove.done', { provider: 'PayPal' });
  });

  it('Up moves a link only in the order that was shown', async () => {
    for (const link of ['paypal ada', 'ko-fi ada', 'buy-me-a-coffee ada']) await ada.says(`/tipjar add ${link}`);
    const card = await ada.says('/tipjar order');
    await ada.says('/tipjar order buy-me-a-coffee');
    const order = async () =>
      (await town.store.read((reading) => reading.jar(ada.account)))?.links.map(({ provider }) => provider);
    const pressed = await card.press('tipjar order up', { provider: 'ko-fi' });
    expect(pressed).toSay('order.changed');
    expect(await order()).toEqual(['buy-me-a-coffee', 'paypal', 'ko-fi']);
    await pressed.press('tipjar order up', { provider: 'ko-fi' });
    expect(await order()).toEqual(['buy-me-a-coffee', 'ko-fi', 'paypal']);
  });

  it('Delete asks again when there is more to delete than was said', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    const asked = await ada.says('/tipjar delete');
    await ada.says('/tipjar add ko-fi ada');
    const pressed = await asked.press('tipjar delete now');
    expect(pressed).toSay('delete.changed');
    expect(pressed).toSay('delete.ask', { count: 2 });
    expect(await handles()).toEqual(['adalovelace', 'ada']);
    expect(await pressed.press('tipjar delete now')).toSay('delete.done');
    expect(await handles()).toBeUndefined();
  });
});
