import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
import { createTown, type Town } from '../support/town.ts';
import { words } from '../support/words.ts';

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
const previous = words('button.previous');
const next = words('button.next');
const turns = (page: Shown) => page.offered.filter((label) => label === previous || label === next);
const named = (text: string) => [...text.matchAll(/@(M\d\d)/g)].map(([, id]) => id);

describe('/tipjar-admin list', () => {
  it('says what to do where there is no jar', async () => {
    expect(await list()).toSay('list.none');
    expect(await list('paused')).toSay('list.none-such');
  });

  it('names each jar’s owner, how it stands, its services and since when', async () => {
    await settle(1);
    await town.person('M01').says('/tipjar add paypal member1');
    const page = await list();
    expect(page).toSay('list.jar', {
      member: '@M01',
      name: 'Member 1',
      status: words('list.status.live'),
      providers: 'Ko-fi, PayPal',
      since: 'Nov 22, 2026, 12:00 AM UTC',
    });
    expect(page.text).not.toContain('member1');
  });

  it('turns pages of ten by buttons, without losing or repeating one', async () => {
    await settle(23);
    const first = await list();
    expect(turns(first)).toEqual([next]);
    const second = await first.press('tipjar-admin list', { page: '2' });
    expect(turns(second)).toEqual([previous, next]);
    const third = await second.press('tipjar-admin list', { page: '3' });
    expect(turns(third)).toEqual([previous]);
    const everyone = [first, second, third].flatMap((page) => named(page.text));
    expect(everyone).toEqual(Array.from({ length: 23 }, (_, at) => member(at + 1)));
    expect((await third.press('tipjar-admin list')).text).toBe(second.text);
    expect((await list('3')).text).toBe(third.text);
    expect(await list('4')).toSay('list.no-more');
  });

  it('repeats nobody when jars are added while somebody turns pages, and ends where jars are gone', async () => {
    await settle(11);
    const first = await list();
    await settle(22);
    const second = await first.press('tipjar-admin list');
    expect(named(second.text)).toEqual(Array.from({ length: 10 }, (_, at) => member(at + 11)));
    for (let at = 12; at <= 22; at += 1) {
      await (await town.person(member(at)).says('/tipjar delete')).press('tipjar delete now');
    }
    expect(await second.press('tipjar-admin list', { page: '3' })).toSay('list.no-more');
    expect(named((await second.press('tipjar-admin list', { page: '1' })).text)).toHaveLength(10);
  });

  it('filters by status, and keeps the filter from page to page', async () => {
    await settle(12);
    for (let at = 1; at <= 11; at += 1) await town.person(member(at)).says('/tipjar pause');
    await grace.says('/tipjar-admin suspend @m12');
    expect(named((await list('suspended')).text)).toEqual(['M12']);
    const paused = await list('paused');
    expect(named(paused.text)).toHaveLength(10);
    expect(named((await paused.press('tipjar-admin list')).text)).toEqual(['M11']);
    expect(named((await list('Paused 2')).text)).toEqual(['M11']);
    expect(named((await list('live')).text)).toEqual([]);
  });

  it('filters by service, by its id or its name', async () => {
    await settle(4);
    expect(named((await list('ko-fi')).text)).toEqual(['M01', 'M03']);
    expect(named((await list('PayPal')).text)).toEqual(['M02', 'M04']);
    expect(await list('venmo')).toSay('list.none-such');
  });

  it('filters by reports, and counts them', async () => {
    await settle(2);
    for (const who of ['BEN', 'M01']) {
      const card = await town.person(who).says('/tip @m02');
      await (await card.press('tip report')).submit({ reason: 'Fake' });
    }
    const reported = await list('reported');
    expect(named(reported.text)).toEqual(['M02']);
    expect(reported).toSay('list.jar', { name: 'Member 2', reports: 2 });
    const status = await grace.says('/tipjar-admin status');
    expect(status).toSay('status.reported', { count: 1 });
    expect(await status.press('tipjar-admin list')).toSay('list.jar', { name: 'Member 2', reports: 2 });
    await grace.says('/tipjar-admin dismiss @m02');
    expect(named((await list('reported')).text)).toEqual([]);
  });

  it('shows the jars of this community alone', async () => {
    await settle(1);
    await town.person('BEN', 'discord:1').says('/tipjar add ko-fi ben');
    expect(named((await list()).text)).toEqual(['M01']);
    expect(await town.person('GRACE', 'discord:1').says('/tipjar-admin list')).toSay('list.jar', { name: 'Ben' });
  });

  it('names people as they are called now, and who left or can’t be looked up as they were', async () => {
    await settle(3);
    town.citizens.M01 = { name: 'Renamed' };
    delete town.citizens.M02;
    const listed = await list();
    expect(listed).toSay('list.jar', { name: 'Renamed' });
    expect(listed).toSay('list.jar', { name: 'Member 2' });
    expect(listed).toSay('list.jar', { name: 'Member 3' });
  });

  it('refuses other filters and pages, and members', async () => {
    expect(await list('paypal x')).toSay('list.page', { typed: 'x', most: 9999 });
    expect(await list('nonsense')).toSay('provider.unknown', { typed: 'nonsense' });
    expect(await list('live 0')).toSay('list.page', { typed: '0', most: 9999 });
    expect(await list('live x')).toSay('list.page', { typed: 'x', most: 9999 });
    expect(await town.person('BEN').says('/tipjar-admin list')).toSay('call.not-admin');
  });
});
