import { beforeEach, describe, expect, it } from 'vitest';
import type { Community } from '../../src/ids.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

describe.each<Community>(['slack:T1', 'discord:1'])('what an admin has not ended, in %s', (place) => {
  let town: Town;
  let ada: Person;
  let eve: Person;
  let grace: Person;

  beforeEach(async () => {
    const names = ['Ada', 'Ben', 'Eve', 'Kim', 'Max', 'Zoe'];
    const citizens = Object.fromEntries(names.map((name) => [name.toUpperCase(), { name }]));
    town = createTown({ ...citizens, GRACE: { name: 'Grace', admin: true } });
    ada = town.person('ADA', place);
    eve = town.person('EVE', place);
    grace = town.person('GRACE', place);
    await eve.says('/tipjar add ko-fi artist');
    await ada.says('/tipjar add paypal adalovelace');
  });

  async function report(...reporters: string[]) {
    for (const who of reporters) {
      const card = await town.person(who, place).says('/tip @ada');
      await (await card.press('tip report')).submit({ reason: `It isn’t hers, says ${who}` });
    }
  }

  /** Deletes somebody's data, and lets a second pass before and after that. */
  async function erase(person: Person) {
    town.clock.now += SECOND;
    await (await person.says('/tipjar delete')).press('tipjar delete now');
    town.clock.now += SECOND;
  }

  async function startAgain() {
    await erase(ada);
    return ada.says('/tipjar add paypal adalovelace');
  }

  const publishes = async () => (await ada.says('/tipjar show')).press('tipjar publish');
  const seen = async () => (await town.person('KIM', place).says('/tip @ada')).links;
  const actions = async () =>
    (await town.store.read((reading) => reading.journal(place, 100))).map(({ action }) => action);
  const count = async (action: string) => (await actions()).filter((one) => one === action).length;

  it('lasts when the owner of a reported jar adds a look-alike, and deletes the jar and makes it anew', async () => {
    await report('BEN', 'MAX', 'ZOE');
    await ada.says('/tipjar add ko-fi art1st');
    const shown = await ada.says('/tipjar show');
    expect(shown).toSay('show.waiting.reports');
    expect(shown).toSay('show.waiting.lookalike');
    expect(await startAgain()).toSay('standing.pending');
    expect(await ada.says('/tipjar show')).toSay('show.waiting.reports');
    expect(await seen()).toEqual([]);
  });

  it('lasts when a jar on hold for a look-alike is deleted and made anew without it', async () => {
    await ada.says('/tipjar add ko-fi art1st');
    expect(await startAgain()).toSay('standing.pending');
    expect(await ada.says('/tipjar show')).toSay('show.waiting.lookalike');
    expect(await seen()).toEqual([]);
  });

  it('lasts when a reported jar is declined, deleted and made anew', async () => {
    await report('BEN', 'MAX', 'ZOE');
    await grace.says('/tipjar-admin decline @ada');
    await startAgain();
    expect(await ada.says('/tipjar show')).toSay('show.waiting.reports');
    await grace.says('/tipjar-admin decline @ada');
    await publishes();
    expect(await seen()).toEqual([]);
    await grace.says('/tipjar-admin approve @ada');
    expect(await seen()).toHaveLength(1);
    await startAgain();
    expect(await seen()).toHaveLength(1);
  });

  it('counts two reports up to three when the jar was deleted and made anew after the second', async () => {
    await report('BEN', 'MAX');
    const file = new TextDecoder().decode((await ada.says('/tipjar export')).reply.file?.content);
    expect(file).not.toContain('report.');
    await startAgain();
    expect(await seen()).toHaveLength(1);
    await report('MAX');
    expect(await seen()).toHaveLength(1);
    await report('ZOE');
    expect(await seen()).toEqual([]);
    expect(await ada.says('/tipjar show')).toSay('show.waiting.reports');
  });

  it('counts two reports up to three when a look-alike was declined and approved in between', async () => {
    await report('BEN', 'MAX');
    await ada.says('/tipjar add ko-fi art1st');
    await grace.says('/tipjar-admin decline @ada');
    await startAgain();
    await grace.says('/tipjar-admin approve @ada');
    expect(await seen()).toHaveLength(1);
    await report('ZOE');
    expect(await seen()).toEqual([]);
  });

  it('keeps reports and a look-alike apart: dismissing ends the one and not the other', async () => {
    await report('BEN', 'MAX', 'ZOE');
    await ada.says('/tipjar add ko-fi art1st');
    const queue = await grace.says('/tipjar-admin requests');
    expect(queue).toSay('requests.why.reports');
    expect(queue).toSay('requests.why.lookalike');
    await queue.press('tipjar-admin dismiss');
    expect(await seen()).toEqual([]);
    const shown = await ada.says('/tipjar show');
    expect(shown).not.toSay('show.waiting.reports');
    expect(shown).toSay('show.waiting.lookalike');
    await grace.says('/tipjar-admin approve @ada');
    expect(await seen()).toHaveLength(2);
  });

  it('keeps an approval and a look-alike apart', async () => {
    await erase(ada);
    await grace.says('/tipjar-admin eligibility approval');
    await ada.says('/tipjar add ko-fi art1st');
    const ask = await (await publishes()).press('tipjar request about', { category: 'creator' });
    await ask.submit({ about: 'I draw.' });
    const queue = await grace.says('/tipjar-admin requests');
    expect(queue).toSay('requests.why.approval');
    expect(queue).toSay('requests.why.lookalike');
    await grace.says('/tipjar-admin eligibility everyone');
    await ada.presses({ command: 'tipjar publish' });
    const shown = await ada.says('/tipjar show');
    expect(shown).not.toSay('show.waiting.approval');
    expect(shown).toSay('show.waiting.lookalike');
    expect(await seen()).toEqual([]);
  });

  it('shows every reason on the member’s card, in the list and in the status', async () => {
    await report('BEN', 'MAX', 'ZOE');
    await ada.says('/tipjar add ko-fi art1st');
    const member = await grace.presses({ command: 'tipjar-admin panel member', options: { user: 'ADA' } });
    expect(member).toSay('requests.why.reports');
    expect(member).toSay('requests.why.lookalike');
    const list = await grace.says('/tipjar-admin list pending');
    expect(list).toSay('list.waiting.reports');
    expect(list).toSay('list.waiting.lookalike');
    expect(await grace.says('/tipjar-admin status')).toSay('status.waiting', { approval: 0, reports: 1, lookalike: 1 });
    await member.press('tipjar-admin dismiss');
    expect(await ada.says('/tipjar show')).not.toSay('show.waiting.reports');
  });

  it('counts a reporter once who deletes their own data in between, and announces them once', async () => {
    await grace.says('/tipjar-admin log #logs');
    await report('BEN');
    await erase(town.person('BEN', place));
    await report('BEN');
    await erase(town.person('BEN', place));
    await startAgain();
    await report('BEN', 'MAX');
    expect(await seen()).toHaveLength(1);
    expect(town.posted.filter(({ card }) => JSON.stringify(card).includes('says BEN'))).toHaveLength(1);
    await report('ZOE');
    expect(await seen()).toEqual([]);
  });

  it('doesn’t let three people whose reports were dismissed put the jar on hold until a link changes', async () => {
    await report('BEN', 'MAX', 'ZOE');
    for (let round = 0; round < 3; round += 1) {
      await grace.says('/tipjar-admin dismiss @ada');
      await report('BEN', 'MAX', 'ZOE');
      expect(await seen()).toHaveLength(1);
    }
    expect(await count('report.filed')).toBe(3);
    await erase(town.person('BEN', place));
    const again = await (await town.person('BEN', place).says('/tip @ada')).press('tip report');
    expect(await again.submit({ reason: 'Still' })).toSay('report.dismissed');
    town.clock.now += SECOND;
    await ada.says('/tipjar add ko-fi ada');
    await report('BEN', 'MAX', 'ZOE');
    expect(await seen()).toEqual([]);
  });

  it('doesn’t count again what an admin has looked at before approving', async () => {
    await report('BEN', 'MAX', 'ZOE');
    await grace.says('/tipjar-admin approve @ada');
    await report('BEN', 'MAX', 'ZOE');
    expect(await seen()).toHaveLength(1);
    await report('KIM');
    expect(await seen()).toHaveLength(1);
  });

  it('leaves nobody who reported in the file of the owner, also after a dismissal', async () => {
    await report('BEN', 'MAX', 'ZOE');
    await grace.says('/tipjar-admin dismiss @ada');
    const { file } = (await ada.says('/tipjar export')).reply;
    const text = new TextDecoder().decode(file?.content);
    for (const secret of ['report.filed', 'report.dismissed', 'BEN', 'hers']) expect(text).not.toContain(secret);
  });

  describe('says of a link that it was changed lately', () => {
    const card = () => town.person('KIM', place).says('/tip @ada');

    it('when the jar was deleted and made anew', async () => {
      town.clock.now += HOUR;
      await startAgain();
      town.clock.now += 2 * HOUR;
      expect(await card()).toSay('card.changed', { ago: '2 hours ago' });
      town.clock.now += 46 * HOUR;
      expect(await card()).not.toSay('card.changed');
    });

    it('when it was changed while the jar waited for approval', async () => {
      await erase(ada);
      await grace.says('/tipjar-admin eligibility approval');
      const max = town.person('MAX', place);
      await max.says('/tipjar add ko-fi max');
      await (
        await (
          await (await max.says('/tipjar show')).press('tipjar publish')
        ).press('tipjar request about', {
          category: 'creator',
        })
      ).submit({ about: 'Me.' });
      town.clock.now += HOUR;
      await max.says('/tipjar add paypal mallory');
      town.clock.now += HOUR;
      await grace.says('/tipjar-admin approve @max');
      const { said } = await town.person('KIM', place).says('/tip @max');
      expect(said.filter((line) => line.includes('1 hour ago'))).toHaveLength(1);
    });

    it('when the jar was declined while on hold, and published again with another', async () => {
      town.clock.now += HOUR;
      await report('BEN', 'MAX', 'ZOE');
      await grace.says('/tipjar-admin decline @ada');
      await ada.says('/tipjar remove paypal');
      await ada.says('/tipjar add paypal mallory');
      await grace.says('/tipjar-admin approve @ada');
      expect(await card()).toSay('card.changed', { ago: '1 minute ago' });
    });
  });
});
