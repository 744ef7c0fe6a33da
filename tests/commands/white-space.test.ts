import { beforeEach, describe, expect, it } from 'vitest';
import type { Community } from '../../src/ids.ts';
import { languages } from '../../src/text/texts.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
});

const places: [platform: string, community: Community][] = [
  ['Discord', 'discord:1'],
  ['Slack', 'slack:T1'],
];

describe.each(places)('what is typed into an option, on %s', (_, community) => {
  const person = (id: string) => town.person(id, community);
  const ada = { user: { member: 'ADA' } };

  beforeEach(() => person('ADA').says('/tipjar add paypal adalovelace'));

  it.each(languages)('is taken without what shows nothing around it, in %s', async (language) => {
    town.citizens.ADA = { name: 'Ada', language };
    const added = await person('ADA').asks({
      command: 'tipjar add',
      options: { provider: '\u200eKo-fi\u00a0', handle: '\u3000ada\u200b' },
    });
    expect(added).toSay('add.done', { handle: 'ada' });
    const currency = { command: 'tipjar currency', options: { code: '\u00a0eur\u2060' } };
    expect(await person('ADA').asks(currency)).toSay('currency.done', { currency: 'EUR' });
    const tip = await person('BEN').asks({ command: 'tip', options: { ...ada, amount: '\u202f5\u00a0' } });
    expect(tip.links[0]).toBe('https://paypal.me/adalovelace/5EUR');
  });

  it('is taken so where it is one of few words', async () => {
    const eligibility = { command: 'tipjar-admin eligibility', options: { who: '\u00a0Approval\u200b' } };
    expect(await person('GRACE').asks(eligibility)).toSay('policy.approval');
    const kind = { command: 'tipjar-admin provider', options: { provider: 'crypto\u00a0', rule: 'block ' } };
    expect((await person('GRACE').asks(kind)).refused).toBe(false);
  });

  it('keeps what is within it, and is refused where that shows nothing', async () => {
    const suspend = (reason: string) =>
      person('GRACE').asks({ command: 'tipjar-admin suspend', options: { ...ada, reason } });
    const reason = async () =>
      (await town.store.read((reading) => reading.listing(community, person('ADA').account)))?.reason;
    expect((await suspend('not\u200bhers')).refused).toBe(true);
    expect((await suspend('\u00a0c’est “faux”\u00a0!\u200f')).refused).toBe(false);
    expect(await reason()).toBe('c’est “faux”\u00a0!');
  });
});

it('on Slack, a suspension keeps its reason behind a no-break space and in quotes', async () => {
  const grace = town.person('GRACE');
  await town.person('ADA').says('/tipjar add paypal adalovelace');
  expect(await grace.says('/tipjar-admin suspend @ada\u00a0“spam”')).toSay('suspend.done', { name: 'Ada' });
  const listing = await town.store.read((reading) => reading.listing('slack:T1', 'slack:T1:ADA'));
  expect(listing?.reason).toBe('spam');
});
