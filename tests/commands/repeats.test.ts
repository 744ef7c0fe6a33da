import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let grace: Person;
let leo: Person;

beforeEach(async () => {
  town = createTown({
    ADA: { name: 'Ada' },
    GRACE: { name: 'Grace', admin: true },
    LEO: { name: 'Léo', admin: true, language: 'fr' },
  });
  [ada, grace, leo] = [town.person('ADA'), town.person('GRACE'), town.person('LEO')];
  await ada.says('/tipjar add paypal adalovelace');
});

const fileOf = (shown: Awaited<ReturnType<Person['says']>>) => new TextDecoder().decode(shown.reply.file?.content);

describe('a jar that is paused and resumed many times', () => {
  beforeEach(async () => {
    for (let at = 0; at < 34; at += 1) {
      town.clock.now += 1_000;
      await ada.says(at % 2 === 0 ? '/tipjar pause' : '/tipjar resume');
    }
  });

  it('is one line in the log, in the language of whoever reads it', async () => {
    const log = await grace.says('/tipjar-admin log');
    expect(log.said.filter((line) => line.includes('resumed') || line.includes('paused'))).toHaveLength(1);
    expect(log).toSay('log.repeats', { count: 34, since: 'Nov 22, 2026, 12:00 AM UTC' });
    expect(await leo.says('/tipjar-admin log')).toSay('log.repeats', { count: 34 }, 'fr');
  });

  it('is one row in both files, with how often since when', async () => {
    const row = '2026-11-22T00:00:34.000Z,slack:T1:ADA,listing.resumed,slack:T1:ADA,,,,34,2026-11-22T00:00:01.000Z';
    expect(fileOf(await grace.says('/tipjar-admin export')).split('\r\n')[1]).toBe(row);
    const { log } = JSON.parse(fileOf(await ada.says('/tipjar export')));
    expect(log.at(-1)).toMatchObject({ action: 'listing.resumed', changes: 34, since: '2026-11-22T00:00:01.000Z' });
  });
});

describe('an admin who deletes their data', () => {
  it('is told what stays, and has a mark in the log in place of their name', async () => {
    await leo.says('/tipjar-admin suspend @ada Not hers');
    await grace.says('/tipjar-admin tippers en');
    for (const [person, language] of [
      [grace, 'en'],
      [leo, 'fr'],
    ] as const) {
      const asked = await person.says('/tipjar delete');
      expect(asked).toSay('delete.stays', {}, language);
      town.clock.now += 1_000;
      expect(await asked.press('tipjar delete now')).toSay('delete.done', {}, language);
      town.clock.now += 1_000;
    }
    const entries = await town.store.read((reading) => reading.journal('slack:T1', 2));
    const marks = entries.map(({ actor }) => actor.replace('erased:', ''));
    expect(new Set(marks).size).toBe(2);
    for (const mark of marks) {
      expect(await grace.says('/tipjar-admin log')).toSay('log.erased-admin', { mark });
      expect(await leo.says('/tipjar-admin log')).toSay('log.erased-admin', { mark }, 'fr');
    }
    expect((await grace.says('/tipjar-admin log')).text).not.toMatch(/GRACE|LEO/);
  });
});
