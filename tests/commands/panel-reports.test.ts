import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { readableCard } from '../support/readable.ts';
import { says } from '../support/to-say.ts';
import { createTown, type Town } from '../support/town.ts';
import { words } from '../support/words.ts';

let town: Town;
let grace: Person;

beforeEach(() => {
  town = createTown({
    ADA: { name: 'Ada' },
    BEN: { name: 'Ben' },
    MAX: { name: 'Max' },
    ZOE: { name: 'Zoe' },
    GRACE: { name: 'Grace', admin: true },
  });
  grace = town.person('GRACE');
});

async function report(who: string, jar: string, reason: string) {
  const card = await town.person(who).says(`/tip @${jar}`);
  await (await card.press('tip report')).submit({ reason });
  town.clock.now += 60_000;
}

const reports = async () => (await grace.says('/tipjar-admin')).press('tipjar-admin panel reports');

describe('the reports in the panel', () => {
  it('are offered where there are some, with their count', async () => {
    await town.person('ADA').says('/tipjar add paypal adalovelace');
    expect(await grace.says('/tipjar-admin')).not.toOffer('panel.reports.count', { count: 1 });
    await report('BEN', 'ada', 'Not hers');
    const panel = await grace.says('/tipjar-admin');
    expect(panel).toOffer('panel.reports.count', { count: 1 });
    expect(panel).toSay('status.reported', { count: 1 });
  });

  it('say how many, when and why, and never who', async () => {
    await town.person('ADA').says('/tipjar add paypal adalovelace');
    await report('BEN', 'ada', 'Not hers');
    await report('ZOE', 'ada', 'Sells fakes');
    const page = await reports();
    expect(page).toSay('panel.reports', { count: 1 });
    expect(page).toSay('panel.reports.jar', { member: '@ADA', count: 2, status: words('list.status.live') });
    expect(page).toSay('requests.report', { reason: 'Not hers' });
    expect(page).toSay('requests.report', { reason: 'Sells fakes' });
    const member = await page.press('tipjar-admin panel member');
    expect(member).toSay('panel.member.reports', { count: 2 });
    expect(member).toSay('requests.report', { reason: 'Sells fakes' });
    for (const { text } of [page, member]) expect(text).not.toMatch(/BEN|ZOE|Ben|Zoe/);
  });

  it('are dismissed, or the jar is suspended with a reason, and then none waits', async () => {
    await town.person('ADA').says('/tipjar add paypal adalovelace');
    await town.person('MAX').says('/tipjar add ko-fi max');
    await report('BEN', 'ada', 'Not hers');
    await report('BEN', 'max', 'Spam');
    const page = await reports();
    expect(await page.press('tipjar-admin dismiss', { user: 'ADA' })).toSay('dismiss.done', { name: 'Ada', count: 1 });
    const form = await page.press('tipjar-admin suspend ask', { user: 'MAX' });
    expect(await form.submit({ reason: 'Spam' })).toSay('suspend.done', { name: 'Max' });
    expect(town.told.at(-1)?.card).toSay('notice.suspended-because', { reason: 'Spam' });
    expect(await grace.presses({ command: 'tipjar-admin panel reports' })).toSay('panel.reports', { count: 0 });
    expect(await grace.says('/tipjar-admin')).not.toSay('status.reported', { count: 1 });
  });

  it('are on several pages where there are many', async () => {
    for (let at = 1; at <= 6; at += 1) {
      town.citizens[`M${at}`] = { name: `Member ${at}` };
      await town.person(`M${at}`).says(`/tipjar add ko-fi member${at}`);
      await report('BEN', `m${at}`, `Reason ${at}`);
    }
    const first = await reports();
    expect(first.text).toContain('Reason 4');
    expect(first.text).not.toContain('Reason 5');
    const second = await first.press('tipjar-admin panel reports');
    expect(second.text).toContain('Reason 5');
    expect(second.text).not.toContain('Reason 4');
    expect((await second.press('tipjar-admin panel reports')).text).toBe(first.text);
  });

  it('aren’t decided by a button from before another report', async () => {
    await town.person('ADA').says('/tipjar add paypal adalovelace');
    await report('BEN', 'ada', 'Not hers');
    const page = await reports();
    await report('ZOE', 'ada', 'Sells fakes');
    expect(await page.press('tipjar-admin dismiss')).toSay('decide.changed', { name: 'Ada' });
    expect(await page.press('tipjar-admin suspend ask')).toSay('decide.changed', { name: 'Ada' });
  });

  it('are for admins alone, also for one who was an admin when the card was made', async () => {
    await town.person('ADA').says('/tipjar add paypal adalovelace');
    await report('BEN', 'ada', 'Not hers');
    const ben = town.person('BEN');
    for (const command of [
      'tipjar-admin panel reports',
      'tipjar-admin suspend ask',
      'tipjar-admin remove ask',
    ] as const) {
      const options = { user: 'ADA', provider: 'paypal' };
      expect(await ben.presses({ command, options }), command).toSay('call.not-admin');
    }
    const page = await reports();
    const form = await page.press('tipjar-admin suspend ask');
    town.citizens.GRACE = { name: 'Grace' };
    expect(await page.press('tipjar-admin dismiss')).toSay('call.not-admin');
    expect(await form.submit({ reason: 'Spam' })).toSay('call.not-admin');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
  });
});

describe('a posted card', () => {
  it('of a report shows what was decided, without its buttons', async () => {
    await town.person('ADA').says('/tipjar add paypal adalovelace');
    await grace.says('/tipjar-admin log #logs');
    await report('BEN', 'ada', 'Not hers');
    const first = town.posted.at(-1)?.card;
    const dismissed = await grace.pressesOn(first, 'tipjar-admin dismiss');
    expect(dismissed.reply.posted).toSay('report.card', { member: '@ADA', reason: 'Not hers' });
    expect(dismissed.reply.posted).toSay('report.card.dismissed', { admin: '@GRACE' });
    expect(dismissed.reply.posted).not.toOffer('button.dismiss');
    await report('ZOE', 'ada', 'Sells fakes');
    const form = await grace.pressesOn(town.posted.at(-1)?.card, 'tipjar-admin suspend ask');
    const suspended = await form.submit({ reason: 'Fakes' });
    expect(suspended.reply.posted).toSay('report.card.suspended', { admin: '@GRACE' });
  });

  it('loses its buttons when one is pressed after a decision elsewhere', async () => {
    await town.person('ADA').says('/tipjar add paypal adalovelace');
    await grace.says('/tipjar-admin log #logs');
    await report('BEN', 'ada', 'Not hers');
    const reported = town.posted.at(-1)?.card;
    await grace.says('/tipjar-admin dismiss @ada');
    // The platform has not changed the card yet.
    const pressed = await grace.pressesOn(reported, 'tipjar-admin dismiss');
    expect(pressed).toSay('dismiss.none', { name: 'Ada' });
    expect(pressed.reply.posted).toSay('report.card.settled', { member: '@ADA' });
    await grace.says('/tipjar-admin suspend @ada');
    const again = await grace.pressesOn(reported, 'tipjar-admin suspend ask');
    expect(again.reply.posted).toSay('report.card.settled', { member: '@ADA' });

    await grace.says('/tipjar-admin eligibility approval');
    await grace.says('/tipjar-admin requests #desk');
    const menu = await (await town.person('MAX').says('/tipjar add ko-fi max')).press('tipjar publish');
    await (await menu.press('tipjar request about', { category: 'creator' })).submit({ about: 'Me.' });
    const requested = town.posted.findLast(({ channel }) => channel === 'DESK')?.card;
    await grace.says('/tipjar-admin approve @max');
    const late = await grace.pressesOn(requested, 'tipjar-admin approve');
    expect(late).toSay('decide.not-waiting', { name: 'Max' });
    expect(late.reply.posted).toSay('request.card.settled', { member: '@MAX' });
  });

  it('shows what was decided elsewhere, with every reason', async () => {
    await town.person('ADA').says('/tipjar add paypal adalovelace');
    await grace.says('/tipjar-admin log #logs');
    await report('BEN', 'ada', 'Not hers');
    await report('ZOE', 'ada', 'Sells fakes');
    const messages = town.posted.flatMap(({ card }, at) =>
      says(readableCard(card, 'en'), 'report.card.title') ? [String(at + 1)] : [],
    );
    expect(messages).toHaveLength(2);
    await grace.says('/tipjar-admin suspend @ada Fakes');
    expect(town.changed.map(({ channel, message }) => [channel, message])).toEqual(
      messages.map((message) => ['LOGS', message]),
    );
    for (const { card } of town.changed) {
      expect(card).toSay('report.card', { member: '@ADA', reason: 'Not hers' });
      expect(card).toSay('report.card', { member: '@ADA', reason: 'Sells fakes' });
      expect(card).toSay('report.card.suspended', { admin: '@GRACE' });
      expect(card).not.toOffer('button.suspend');
    }
    await grace.says('/tipjar-admin restore @ada');
    await report('MAX', 'ada', 'Again');
    await grace.says('/tipjar-admin dismiss @ada');
    expect(town.changed).toHaveLength(3);
  });

  it('of a request shows it too, but not once its subject has erased their data', async () => {
    await grace.says('/tipjar-admin eligibility approval');
    await grace.says('/tipjar-admin requests #desk');
    for (const who of ['MAX', 'ZOE']) {
      const menu = await (await town.person(who).says(`/tipjar add ko-fi ${who}`)).press('tipjar publish');
      await (await menu.press('tipjar request about', { category: 'creator' })).submit({ about: `I am ${who}.` });
    }
    await grace.says('/tipjar-admin approve @max');
    expect(town.changed).toHaveLength(1);
    expect(town.changed[0]?.card).toSay('request.card.about', { about: 'I am MAX.' });
    expect(town.changed[0]?.card).toSay('request.card.approved', { admin: '@GRACE' });
    await (await town.person('ZOE').says('/tipjar delete')).press('tipjar delete now');
    const menu = await (await town.person('ZOE').says('/tipjar add ko-fi zoe')).press('tipjar publish');
    await (await menu.press('tipjar request about', { category: 'creator' })).submit({ about: 'Anew.' });
    await grace.says('/tipjar-admin decline @zoe No');
    expect(town.changed).toHaveLength(2);
    expect(town.changed[1]?.card).toSay('request.card.about', { about: 'Anew.' });
    expect(town.changed[1]?.card).toSay('request.card.declined', { admin: '@GRACE' });
  });

  it('stays as it is where somebody may not decide', async () => {
    await town.person('ADA').says('/tipjar add paypal adalovelace');
    await grace.says('/tipjar-admin log #logs');
    await report('BEN', 'ada', 'Not hers');
    const refused = await town.person('BEN').pressesOn(town.posted.at(-1)?.card, 'tipjar-admin dismiss');
    expect(refused).toSay('call.not-admin');
    expect(refused.reply.posted).toBeUndefined();
  });
});
