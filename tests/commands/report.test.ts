import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/bot/answer.ts';
import type { Person } from '../support/person.ts';
import { readableCard } from '../support/readable.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

beforeEach(async () => {
  town = createTown({
    ADA: { name: 'Ada' },
    BEN: { name: 'Ben' },
    MAX: { name: 'Max' },
    ZOE: { name: 'Zoe' },
    KIM: { name: 'Kim' },
    GRACE: { name: 'Grace', admin: true },
  });
  ada = town.person('ADA');
  ben = town.person('BEN');
  grace = town.person('GRACE');
  await ada.says('/tipjar add paypal adalovelace');
});

async function report(who: string, reason = 'It isn’t hers') {
  const card = await town.person(who).says('/tip @ada');
  return (await card.press('tip report')).submit({ reason });
}

const reports = () => town.store.read((reading) => reading.reports('slack:T1', ada.account));
const listing = () => town.store.read((reading) => reading.listing('slack:T1', ada.account));
const actions = async () =>
  (await town.store.read((reading) => reading.journal('slack:T1', 20))).map(({ action }) => action);
const textOf = (card: Card) => readableCard(card, 'en').said.join('\n');

describe('Report on a card', () => {
  it('asks what is wrong, thanks, and keeps it', async () => {
    const form = await (await ben.says('/tip @ada')).press('tip report');
    expect(form.form.fields).toMatchObject([{ name: 'reason', most: 200, required: true }]);
    const thanks = await form.submit({ reason: '  It isn’t\n hers ' });
    expect(thanks).toSay('report.done');
    expect(await reports()).toEqual([{ reporter: ben.account, reason: 'It isn’t hers', at: town.clock.now }]);
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
  });

  it('tells nobody who reported: not the channel, the log, the file or the owner', async () => {
    await grace.says('/tipjar-admin log #logs');
    for (const who of ['BEN', 'MAX', 'ZOE']) await report(who);
    expect(await actions()).toContain('listing.held-for-reports');
    const { text } = await grace.says('/tipjar-admin log');
    const file = (await grace.says('/tipjar-admin export')).reply.file;
    const everything = [
      ...town.posted.map(({ card }) => textOf(card)),
      ...town.told.map(({ card }) => textOf(card)),
      (await grace.says('/tipjar-admin list')).text,
      text,
      new TextDecoder().decode(file?.content),
    ].join('\n');
    expect(everything).toContain('It isn’t hers');
    for (const who of ['BEN', 'MAX', 'ZOE']) expect(everything).not.toContain(who);
  });

  it('is refused for one’s own jar and for a jar one can’t see', async () => {
    const form = await (await ben.says('/tip @ada')).press('tip report');
    expect((await ada.presses({ command: 'tip report', options: { user: 'ADA' } })).refused).toBe(true);
    expect((await ben.presses({ command: 'tip report', options: { user: 'MAX' } })).refused).toBe(true);
    expect((await ben.presses({ command: 'tip report send', options: { user: 'MAX', reason: 'x' } })).refused).toBe(
      true,
    );
    await ada.says('/tipjar pause');
    expect(await form.submit({ reason: 'Fake' })).toSay('tip.paused', { name: 'Ada' });
    expect(await reports()).toEqual([]);
  });

  it('takes a reason of 200 characters, none of them hidden', async () => {
    for (const reason of ['x'.repeat(201), 'a\u200bb', 'z\u0301\u0301\u0301\u0301', 'a\u202eb']) {
      const refused = await report('BEN', reason);
      expect(refused.refused).toBe(true);
      expect(Object.keys(refused.reply.refusal?.fields ?? {})).toEqual(['reason']);
    }
    expect((await report('BEN', '')).refused).toBe(true);
    expect(await reports()).toEqual([]);
    expect((await report('BEN', '😀'.repeat(200))).refused).toBe(false);
  });

  it('counts once for each person, keeps what they wrote last, and is posted once', async () => {
    await grace.says('/tipjar-admin log #logs');
    const before = town.posted.length;
    await report('BEN', 'First');
    await report('BEN', 'Second');
    await report('BEN', 'Third');
    expect((await reports()).map(({ reason }) => reason)).toEqual(['Third']);
    expect(town.posted).toHaveLength(before + 1);
    expect((await actions()).filter((action) => action === 'report.filed')).toHaveLength(1);
    expect((await listing())?.holds).toEqual({});
  });

  it('is done once however often the platform delivers it', async () => {
    const sent = await report('BEN');
    expect((await sent.again()).refused).toBe(true);
    expect(await actions()).toEqual(['report.filed', 'link.added', 'listing.listed']);
  });
});

describe('a report in the log channel', () => {
  let posted: Card;

  beforeEach(async () => {
    await grace.says('/tipjar-admin log #logs');
    town.posted.length = 0;
    await report('BEN', 'Ask <her> @everyone');
    expect(town.posted.map(({ channel }) => channel)).toEqual(['LOGS']);
    posted = (town.posted[0] as (typeof town.posted)[number]).card;
  });

  it('says about whom and why', () => {
    expect(posted).toSay('report.card', { member: '@ADA', reason: 'Ask <her> @everyone' });
  });

  it('has buttons that work for admins alone', async () => {
    for (const command of ['tipjar-admin suspend ask', 'tipjar-admin dismiss'] as const) {
      expect(await ben.pressesOn(posted, command)).toSay('call.not-admin');
      expect(await ada.pressesOn(posted, command)).toSay('call.not-admin');
    }
    expect(await reports()).toHaveLength(1);
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
  });

  it('Suspend hides the jar and closes the report; Restore shows it', async () => {
    const suspended = await (await grace.pressesOn(posted, 'tipjar-admin suspend ask')).submit({});
    expect(suspended).toSay('suspend.done', { name: 'Ada' });
    expect(await reports()).toEqual([]);
    expect(town.told.at(-1)?.card).toSay('notice.suspended');
    expect(await grace.pressesOn(posted, 'tipjar-admin suspend ask')).toSay('suspend.already', { name: 'Ada' });
    await suspended.press('tipjar-admin restore');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
  });

  it('Dismiss closes the report and leaves the jar as it is', async () => {
    const dismissed = await grace.pressesOn(posted, 'tipjar-admin dismiss');
    expect(dismissed).toSay('dismiss.done', { name: 'Ada', count: 1 });
    expect(await reports()).toEqual([]);
    expect((await actions())[0]).toBe('report.dismissed');
    expect(await grace.pressesOn(posted, 'tipjar-admin dismiss')).toSay('dismiss.none', { name: 'Ada' });
    expect(town.told).toEqual([]);
  });
});

describe('three reports by different people', () => {
  beforeEach(async () => {
    for (const who of ['BEN', 'MAX']) await report(who);
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
    await report('ZOE');
  });

  it('put a live jar on hold, which is one entry in the log', async () => {
    expect((await listing())?.holds).toEqual({ reports: town.clock.now });
    expect(await ben.says('/tip @ada')).toSay('tip.pending', { name: 'Ada' });
    expect((await actions()).filter((action) => action === 'listing.held-for-reports')).toHaveLength(1);
  });

  it('tell its owner, without reasons or names', async () => {
    expect(town.told.map(({ account }) => account)).toEqual([ada.account]);
    expect(town.told[0]?.card).toSay('notice.held-for-reports');
    expect(JSON.stringify(town.told[0]?.card)).not.toContain('hers');
    expect(await ada.says('/tipjar show')).toSay('standing.pending');
  });

  it('hide the jar, so that nobody can file a fourth', async () => {
    const card = await town.person('KIM').says('/tip @ada');
    expect(card).toSay('tip.pending', { name: 'Ada' });
    expect(card.actions).toEqual([]);
    expect(await reports()).toHaveLength(3);
  });

  it('are dismissed together, and the jar is shown again', async () => {
    const dismissed = await grace.says('/tipjar-admin dismiss @ada');
    expect(dismissed).toSay('dismiss.released', { name: 'Ada', count: 3 });
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
    expect(town.told.at(-1)?.card).toSay('notice.released');
    await report('KIM');
    expect((await listing())?.holds).toEqual({});
  });

  it('end in a suspension when an admin finds them right, and a restored jar isn’t on hold', async () => {
    await grace.says('/tipjar-admin suspend @ada Not hers');
    expect(await ben.says('/tip @ada')).toSay('tip.suspended', { name: 'Ada' });
    expect(await reports()).toEqual([]);
    expect(await grace.says('/tipjar-admin restore @ada')).toSay('restore.done.live', { name: 'Ada' });
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
  });

  it('can’t be ended by the owner', async () => {
    for (const text of ['/tipjar pause', '/tipjar resume']) expect((await ada.says(text)).refused).toBe(true);
    await ada.presses({ command: 'tipjar publish' });
    await ada.says('/tipjar add ko-fi ada');
    expect((await ben.says('/tip @ada')).links).toEqual([]);
  });

  it('hold the jar in this community alone', async () => {
    await town.person('ADA', 'discord:1').says('/tipjar add venmo ada-lovelace');
    for (const who of ['BEN', 'MAX', 'ZOE']) {
      const card = await town.person(who, 'discord:1').says('/tip @ada');
      expect(card.links).toHaveLength(1);
    }
  });

  it('are deleted with the rest of the reporter’s data', async () => {
    await town.person('BEN').says('/tipjar add ko-fi ben');
    await (await ben.says('/tipjar delete')).press('tipjar delete now');
    expect((await reports()).map(({ reporter }) => reporter)).not.toContain(ben.account);
  });
});

describe('a member who reported without having a jar', () => {
  const made = async () => JSON.parse(new TextDecoder().decode((await ben.says('/tipjar export')).reply.file?.content));

  it('gets what they wrote with everything that is kept about them, and nothing of anybody else’s', async () => {
    await report('BEN', 'Mine');
    await report('MAX', 'Somebody else’s');
    const file = await made();
    expect(file.reportsMade).toMatchObject([{ account: ada.account, community: 'slack:T1', reason: 'Mine' }]);
    expect(file.log).toMatchObject([{ action: 'report.filed', by: 'you', about: ada.account, reason: 'Mine' }]);
    expect(JSON.stringify(file)).not.toContain('Somebody else');
  });

  it('isn’t named or quoted to the owner of the jar', async () => {
    for (const who of ['BEN', 'MAX', 'ZOE']) await report(who, 'In my own words');
    const { file } = (await ada.says('/tipjar export')).reply;
    const text = new TextDecoder().decode(file?.content);
    for (const secret of ['report.filed', 'BEN', 'MAX', 'ZOE', 'In my own words']) expect(text).not.toContain(secret);
  });

  it('can delete the report, and isn’t named in the log any more', async () => {
    expect(await ben.says('/tipjar delete')).toSay('jar.none');
    await report('BEN');
    await (await ben.says('/tipjar delete')).press('tipjar delete now');
    expect(await reports()).toEqual([]);
    const entries = await town.store.read((reading) => reading.journal('slack:T1', 20));
    expect(JSON.stringify(entries)).not.toContain('BEN');
  });
});

describe('/tipjar-admin dismiss', () => {
  it('is refused to members, and where there is nothing to dismiss', async () => {
    await report('BEN');
    expect(await ada.says('/tipjar-admin dismiss @ada')).toSay('call.not-admin');
    expect(await grace.says('/tipjar-admin dismiss @max')).toSay('dismiss.none', { name: 'Max' });
    expect(await reports()).toHaveLength(1);
  });
});
