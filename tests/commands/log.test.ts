import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { toCsv } from '../../src/text/csv.ts';
import { plain } from '../../src/text/line.ts';
import type { Person } from '../support/person.ts';
import { says } from '../support/to-say.ts';
import { createTown, type Town } from '../support/town.ts';
import { words } from '../support/words.ts';

let town: Town;
let ada: Person;
let grace: Person;

beforeEach(() => {
  town = createTown({
    ADA: { name: 'Ada' },
    BEN: { name: 'Ben' },
    GRACE: { name: 'Grace', admin: true },
    LEO: { name: 'Léo', admin: true, language: 'fr' },
  });
  ada = town.person('ADA');
  grace = town.person('GRACE');
});

const posted = () =>
  town.posted.map(({ channel, card }) => [
    channel,
    card.parts.map((part) => ('line' in part ? plain(part.line) : '')).join('\n'),
  ]);
const logged = (count = 100) => town.store.read((reading) => reading.journal('slack:T1', count));

describe('/tipjar-admin log', () => {
  it('says so where nothing has happened', async () => {
    expect(await grace.says('/tipjar-admin log')).toSay('log.empty');
    expect(await grace.says('/tipjar-admin export')).toSay('log.empty');
  });

  it('shows the newest changes first: who, what, when, why, and the handle', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    town.clock.now += 60_000;
    await grace.says('/tipjar-admin suspend @ada Not hers');
    const lines = (await grace.says('/tipjar-admin log')).text.replaceAll('\u202f', ' ').split('\n');
    expect(lines.slice(1, 4)).toEqual([
      `Nov 22, 2026, 12:01 AM UTC · ${words('log.listing.suspended', { actor: '@GRACE', subject: '@ADA' })} — Not hers`,
      `Nov 22, 2026, 12:00 AM UTC · ${words('log.link.added', { actor: '@ADA', what: 'PayPal' })} adalovelace`,
      `Nov 22, 2026, 12:00 AM UTC · ${words('log.listing.listed', { actor: '@ADA' })}`,
    ]);
  });

  it('names roles and channels as such', async () => {
    await grace.says('/tipjar-admin role @@artists allow');
    await grace.says('/tipjar-admin channel #tips block');
    const log = await grace.says('/tipjar-admin log');
    expect(log).toSay('log.policy.role', { actor: '@GRACE', what: '@ARTISTS allow' });
    expect(log).toSay('log.policy.channel', { actor: '@GRACE', what: '#TIPS block' });
  });

  it('goes back ten entries at a time, to the first', async () => {
    for (let at = 1; at <= 25; at += 1) {
      await grace.says(`/tipjar-admin tippers ${at % 2 ? 'en' : 'fr'}`);
      town.clock.now += 6 * 60_000;
    }
    const seen: string[] = [];
    let page = await grace.says('/tipjar-admin log');
    for (;;) {
      seen.push(...page.said.filter((line) => says(line, 'log.policy.tippers')));
      if (!page.actions.some(({ command }) => command === 'tipjar-admin log older')) break;
      page = await page.press('tipjar-admin log older');
    }
    expect(seen).toHaveLength(25);
    expect(seen.at(-1)).toSay('log.policy.tippers', { actor: '@GRACE', what: 'en' });
  });

  it('shows this community’s entries alone', async () => {
    await town.person('ADA', 'discord:1').says('/tipjar add ko-fi elsewhere');
    expect((await grace.says('/tipjar-admin log')).text).not.toContain('elsewhere');
  });

  it('is for admins', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    for (const command of ['log', 'log older', 'log stop', 'export']) {
      const answer = await ada.presses({ command: `tipjar-admin ${command}`, options: { before: '9' } });
      expect(answer, command).toSay('call.not-admin');
    }
    expect((await grace.presses({ command: 'tipjar-admin log older', options: { before: '1 OR 1' } })).refused).toBe(
      true,
    );
  });
});

describe('/tipjar-admin log with a channel', () => {
  it('posts there from then on, without handles, until somebody stops it', async () => {
    const set = await grace.says('/tipjar-admin log #logs');
    expect(set).toSay('log.channel.done', { channel: '#LOGS' });
    expect(posted().map(([, text]) => text)).toEqual([
      words('log.channel.hello'),
      words('log.policy.log-channel', { actor: '@GRACE', what: '#LOGS' }),
    ]);
    town.posted.length = 0;
    await ada.says('/tipjar add paypal adalovelace');
    const published = words('log.listing.listed', { actor: '@ADA' });
    const added = words('log.link.added', { actor: '@ADA', what: 'PayPal' });
    expect(posted()).toEqual([['LOGS', `${published}\n${added}`]]);
    expect(await grace.says('/tipjar-admin log')).toSay('policy.log', { channel: '#LOGS' });
    town.posted.length = 0;
    expect(await set.press('tipjar-admin log stop')).toSay('log.channel.stopped');
    await ada.says('/tipjar pause');
    expect(posted()).toEqual([]);
    expect((await logged(2)).map(({ action }) => action)).toEqual(['listing.paused', 'policy.log-channel']);
    expect(await grace.says('/tipjar-admin log')).toSay('log.policy.log-channel', { actor: '@GRACE', what: 'off' });
    expect(await set.press('tipjar-admin log stop')).toSay('log.channel.none');
  });

  it('is in the language of the admin who chose it', async () => {
    await town.person('LEO').says('/tipjar-admin log #logs');
    town.posted.length = 0;
    await ada.says('/tipjar add paypal adalovelace');
    expect(town.posted[0]?.card).toSay('log.link.added', { actor: '@ADA', what: 'PayPal' }, 'fr');
  });

  it('changes nothing where the bot may not post, and says how to let it', async () => {
    await grace.says('/tipjar-admin log #logs');
    town.reachable = false;
    const slack = await grace.says('/tipjar-admin log #secret');
    expect(slack.refused).toBe(true);
    expect(slack).toSay('channel.closed.slack', { channel: '#SECRET' });
    const discord = await town.person('GRACE', 'discord:1').says('/tipjar-admin log #secret');
    expect(discord).toSay('channel.closed.discord', { channel: '#SECRET' });
    expect((await town.store.read((reading) => reading.policy('slack:T1'))).journalChannel).toBe('LOGS');
  });

  it('doesn’t stop a change when posting about it fails', async () => {
    await grace.says('/tipjar-admin log #logs');
    town.reachable = false;
    expect((await ada.says('/tipjar add paypal adalovelace')).refused).toBe(false);
    expect((await logged(1))[0]?.action).toBe('link.added');
  });

  it('refuses what doesn’t name a channel', async () => {
    expect(await grace.says('/tipjar-admin log logs')).toSay('option.channel.form');
  });
});

describe('/tipjar-admin export', () => {
  const exported = async () => {
    const { file } = (await grace.says('/tipjar-admin export')).reply;
    expect(file).toMatchObject({ name: 'tip-jar-log.csv', type: 'text/csv' });
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(file?.content);
  };

  it('has every entry as a row, with handles and reasons', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    await grace.says('/tipjar-admin suspend @ada She said "no", twice');
    const text = await exported();
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.slice(1).split('\r\n')).toEqual([
      'time,actor,action,subject,what,handle,reason,changes,since',
      '2026-11-22T00:00:00.000Z,slack:T1:GRACE,listing.suspended,slack:T1:ADA,,,"She said ""no"", twice",,',
      '2026-11-22T00:00:00.000Z,slack:T1:ADA,link.added,slack:T1:ADA,PayPal,adalovelace,,,',
      '2026-11-22T00:00:00.000Z,slack:T1:ADA,listing.listed,slack:T1:ADA,,,,,',
      '',
    ]);
  });

  it('escapes reasons that a spreadsheet would run as formulas', async () => {
    await ada.says('/tipjar add paypal adalovelace');
    await grace.says('/tipjar-admin suspend @ada =HYPERLINK("https://evil.example","Click")');
    expect(await exported()).toContain(`,"'=HYPERLINK(""https://evil.example"",""Click"")"`);
  });
});

/** Reads a file by the grammar of RFC 4180. */
function parsed(csv: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  const rows: string[][] = [[]];
  for (let match = cell.exec(csv); match; match = cell.exec(csv)) {
    const [, quoted, bare, end] = match;
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (cell.lastIndex === csv.length) break;
  }
  return rows.slice(0, -1);
}

describe('a file of rows', () => {
  const table = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), { minLength: 1 });

  it('reads back as it was written, but for the apostrophe before what begins as a formula', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const expected = rows.map((row) =>
          row.map((text) => (/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text)),
        );
        expect(parsed(toCsv(rows).replace(/^\ufeff/, ''))).toEqual(expected);
      }),
    );
  });
});
