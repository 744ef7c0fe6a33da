import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let grace: Person;

const member = (at: number) => `M${String(at).padStart(2, '0')}`;

beforeEach(() => {
  town = createTown({ GRACE: { name: 'Grace', admin: true }, BEN: { name: 'Ben' } });
  grace = town.person('GRACE');
});

async function settle(count: number) {
  for (let at = 1; at <= count; at += 1) {
    town.citizens[member(at)] = { name: `Member ${at}` };
    town.clock.now += 1000;
    await town.person(member(at)).says(`/tipjar add ${at % 2 ? 'ko-fi' : 'paypal'} member${at}`);
  }
}

const list = (words = '') => grace.says(`/tipjar-admin list${words && ` ${words}`}`);
const turns = (page: Shown) =>
  page.buttons.map(({ label }) => label).filter((label) => /^(Previous|Next)$/.test(label));
const named = (text: string) => [...text.matchAll(/@(M\d\d)/g)].map(([, id]) => id);

describe('/tipjar-admin list', () => {
  it('says what to do where there is no jar', async () => {
    expect((await list()).text).toContain('There’s no jar in this community yet');
    expect((await list('paused')).text).toContain('No jar here is like that');
  });

  it('names each jar’s owner, how it stands, its services and since when', async () => {
    await settle(1);
    await town.person('M01').says('/tipjar add paypal member1');
    const { text } = await list();
    expect(text).toContain('@M01 (Member 1) · shown · Ko-fi, PayPal · since 2026-11-22');
    expect(text).not.toContain('member1');
  });

  it('turns pages of ten by buttons, without losing or repeating one', async () => {
    await settle(23);
    const first = await list();
    expect(turns(first)).toEqual(['Next']);
    const second = await first.press('Next');
    expect(turns(second)).toEqual(['Previous', 'Next']);
    const third = await second.press('Next');
    expect(turns(third)).toEqual(['Previous']);
    const everyone = [first, second, third].flatMap((page) => named(page.text));
    expect(everyone).toEqual(Array.from({ length: 23 }, (_, at) => member(at + 1)));
    expect((await third.press('Previous')).text).toBe(second.text);
    expect((await list('3')).text).toBe(third.text);
    expect((await list('4')).text).toContain('no jars on this page');
  });

  it('filters by status, and keeps the filter from page to page', async () => {
    await settle(12);
    for (let at = 1; at <= 11; at += 1) await town.person(member(at)).says('/tipjar pause');
    await grace.says('/tipjar-admin suspend @m12');
    expect(named((await list('suspended')).text)).toEqual(['M12']);
    const paused = await list('paused');
    expect(named(paused.text)).toHaveLength(10);
    expect(named((await paused.press('Next')).text)).toEqual(['M11']);
    expect(named((await list('Paused 2')).text)).toEqual(['M11']);
    expect(named((await list('live')).text)).toEqual([]);
  });

  it('filters by service, by its id or its name', async () => {
    await settle(4);
    expect(named((await list('ko-fi')).text)).toEqual(['M01', 'M03']);
    expect(named((await list('PayPal')).text)).toEqual(['M02', 'M04']);
    expect((await list('venmo')).text).toContain('No jar here is like that');
  });

  it('filters by reports, and counts them', async () => {
    await settle(2);
    for (const who of ['BEN', 'M01']) {
      const card = await town.person(who).says('/tip @m02');
      await (await card.press('Report')).submit({ reason: 'Fake' });
    }
    const { text } = await list('reported');
    expect(named(text)).toEqual(['M02']);
    expect(text).toContain('2 reports');
    const status = await grace.says('/tipjar-admin status');
    expect(status.text).toContain('1 jar has been reported and waits for you to look');
    expect((await status.press('The jars here')).text).toContain('2 reports');
    await grace.says('/tipjar-admin dismiss @m02');
    expect(named((await list('reported')).text)).toEqual([]);
  });

  it('shows the jars of this community alone', async () => {
    await settle(1);
    await town.person('BEN', 'discord:1').says('/tipjar add ko-fi ben');
    expect(named((await list()).text)).toEqual(['M01']);
    expect((await town.person('GRACE', 'discord:1').says('/tipjar-admin list')).text).toContain('Ben');
  });

  it('refuses other filters and pages, and members', async () => {
    expect((await list('paypal x')).text).toContain('x isn’t a page');
    expect((await list('nonsense')).text).toContain('doesn’t know nonsense');
    expect((await list('live 0')).text).toContain('0 isn’t a page');
    expect((await list('live x')).text).toContain('x isn’t a page');
    expect((await town.person('BEN').says('/tipjar-admin list')).text).toContain('Only admins');
  });
});
