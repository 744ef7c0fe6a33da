import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ben: Person;

beforeEach(async () => {
  town = createTown({
    ADA: { name: 'Ada' },
    BEN: { name: 'Ben' },
    MAX: { name: 'Max' },
    ZOE: { name: 'Zoe' },
    GRACE: { name: 'Grace', admin: true },
    ROBOT: { name: 'Robot', bot: true },
  });
  ben = town.person('BEN');
  await town.person('ADA').says('/tipjar add paypal adalovelace');
  await town.person('ZOE').says('/tipjar add ko-fi zoe');
});

describe('/tip with several members', () => {
  it('has a button for each who has a jar, and says who has none', async () => {
    const card = await ben.says('/tip @ada @max @zoe');
    expect(card).toSay('several.title');
    expect(card).toSay('tip.no-jar', { name: 'Max' });
    expect(card.actions.map(({ options }) => options?.user)).toEqual(['ADA', 'ZOE']);
    expect((await card.press('tip', { user: 'ZOE' })).links).toEqual(['https://ko-fi.com/zoe']);
  });

  it('keeps the amount for each of them', async () => {
    const card = await ben.says('/tip @ada @zoe 5');
    expect(await card.press('tip', { user: 'ADA' })).toSay('card.title.amount', { name: 'Ada', amount: '$5' });
  });

  it('names each of them once, and says of bots, of oneself and of who isn’t here that there is no jar', async () => {
    const card = await ben.says('/tip @ada @ada @ben @robot @nobody');
    expect(card.actions).toHaveLength(1);
    expect(card).toSay('tip.self');
    expect(card).toSay('tip.bot', { name: 'Robot' });
    expect(card).toSay('option.member.gone');
  });

  it('shows one card for somebody who is named twice', async () => {
    expect((await ben.says('/tip @ada @ada')).links).toEqual(['https://paypal.me/adalovelace']);
  });

  it('is refused as a whole where the caller may not tip', async () => {
    await town.person('GRACE').says('/tipjar-admin channel #general block');
    const refused = await ben.says('/tip @ada @zoe');
    expect(refused).toSay('tip.channel.blocked');
    expect(refused.actions).toEqual([]);
  });

  it('offers no jar that isn’t shown here', async () => {
    await town.person('GRACE').says('/tipjar-admin suspend @zoe');
    const card = await ben.says('/tip @zoe @ada');
    expect(card).toSay('tip.suspended', { name: 'Zoe' });
    expect(card.actions.map(({ options }) => options?.user)).toEqual(['ADA']);
  });
});
