import { beforeEach, describe, expect, it } from 'vitest';
import { languages } from '../../src/text/texts.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;

beforeEach(async () => {
  town = createTown({
    ADA: { name: 'Ada' },
    BEN: { name: 'Ben' },
    GRACE: { name: 'Grace', admin: true },
    ROBOT: { name: 'Robot', bot: true },
  });
  await town.person('ADA').says('/tipjar add paypal adalovelace');
  await town.person('ADA').says('/tipjar add ko-fi ada');
});

describe('/tip', () => {
  it('shows one link for each provider, in the order they were added', async () => {
    const card = await town.person('BEN').says('/tip @ada');
    expect(card.refused).toBe(false);
    expect(card).toSay('card.title', { name: 'Ada' });
    expect(card.links).toEqual(['https://paypal.me/adalovelace', 'https://ko-fi.com/ada']);
  });

  it('shows the creator’s message', async () => {
    await town.person('ADA').says('/tipjar message Thank you so much!');
    expect((await town.person('BEN').says('/tip @ada')).text).toContain('Thank you so much!');
  });

  it('is refused for oneself', async () => {
    const answer = await town.person('ADA').says('/tip @ada');
    expect(answer.refused).toBe(true);
    expect(answer).toSay('tip.self');
    expect(answer.links).toEqual([]);
  });

  it('is refused for a bot', async () => {
    const answer = await town.person('BEN').says('/tip @robot');
    expect(answer.refused).toBe(true);
    expect(answer).toSay('tip.bot', { name: 'Robot' });
  });

  it('is refused for a member without a jar', async () => {
    const answer = await town.person('BEN').says('/tip @grace');
    expect(answer.refused).toBe(true);
    expect(answer).toSay('tip.no-jar', { name: 'Grace' });
  });

  it('is refused for somebody who isn’t here', async () => {
    const answer = await town.person('BEN').says('/tip @nobody');
    expect(answer.refused).toBe(true);
    expect(answer).toSay('option.member.gone');
  });

  it('says of a jar listed elsewhere only that there is none here', async () => {
    const other = 'discord:2' as const;
    await town.person('ADA', 'discord:1').says('/tipjar add venmo ada-lovelace');
    const elsewhere = await town.person('BEN', other).says('/tip @ada');
    expect(elsewhere.refused).toBe(true);
    expect(elsewhere).toSay('tip.no-jar', { name: 'Ada' });
    expect(elsewhere.links).toEqual([]);
  });

  it('is refused for an emptied jar', async () => {
    await town.person('ADA').says('/tipjar remove paypal');
    await town.person('ADA').says('/tipjar remove ko-fi');
    expect(await town.person('BEN').says('/tip @ada')).toSay('tip.no-jar', { name: 'Ada' });
  });

  it('is refused while the jar is paused', async () => {
    await town.person('ADA').says('/tipjar pause');
    const answer = await town.person('BEN').says('/tip @ada');
    expect(answer.refused).toBe(true);
    expect(answer).toSay('tip.paused', { name: 'Ada' });
    await town.person('ADA').says('/tipjar resume');
    expect((await town.person('BEN').says('/tip @ada')).links).toHaveLength(2);
  });

  it('is refused while the jar is suspended', async () => {
    await town.person('GRACE').says('/tipjar-admin suspend @ada');
    const answer = await town.person('BEN').says('/tip @ada');
    expect(answer.refused).toBe(true);
    expect(answer).toSay('tip.suspended', { name: 'Ada' });
  });

  it.each(languages)('is refused in a direct message, in %s', async (language) => {
    town.citizens.BEN = { ...town.citizens.BEN, language };
    const answer = await town.person('BEN', 'direct message').says('/tip @ada');
    expect(answer.refused).toBe(true);
    expect(answer).toSay('call.direct-message');
  });

  it('opens a picker for a member typed as plain text', async () => {
    const picker = await town.person('BEN').says('/tip ada');
    expect(picker.refused).toBe(false);
    expect(picker).toSay('option.member.pick', { typed: 'ada', usage: '/tip user [amount]' });
    expect((await picker.choose('ADA')).links).toHaveLength(2);
  });

  it('asks for a member where none is named, and says what to type where that is asked', async () => {
    const picker = await town.person('BEN').says('/tip');
    expect(picker).toSay('option.member.pick.none', { usage: '/tip user [amount]' });
    expect((await picker.choose('ADA')).links).not.toEqual([]);
    expect((await town.person('BEN').says('/tip help')).text).toContain('/tip user');
  });

  it('asks for a member alone where nothing else is missing', async () => {
    const usage = '/tipjar check user link';
    expect(await town.person('BEN').says('/tipjar check')).toSay('call.usage', { usage });
  });

  it('leads somebody who tips themselves to their jar, or to a new one', async () => {
    const own = await town.person('ADA').says('/tip @ada');
    expect(own).toSay('tip.self');
    expect(await own.press('tipjar show')).toSay('show.title');
    const none = await town.person('BEN').says('/tip @ben');
    expect(none).toSay('tip.self.no-jar');
    expect(await none.press('tipjar setup')).toSay('setup.title');
  });

  it('answers in the caller’s language', async () => {
    town.citizens.BEN = { name: 'Ben', language: 'fr' };
    const card = await town.person('BEN').says('/tip @ada');
    expect(card).toSay('card.handover', {}, 'fr');
    expect(card).not.toSay('card.handover', {}, 'en');
  });
});
