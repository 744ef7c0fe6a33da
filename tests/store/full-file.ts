import Sqlite, { type Database } from 'better-sqlite3';
import { openStore } from '../../src/store/sqlite.ts';
import type { Shown } from '../support/shown.ts';
import { createTown } from '../support/town.ts';
import { freshFile } from './files.ts';

export const citizens = () => ({
  ADA: { name: 'Ada' },
  BEN: { name: 'Ben' },
  CAT: { name: 'Cat' },
  DAN: { name: 'Dan' },
  FAY: { name: 'Fay' },
  ZOE: { name: 'Zoe' },
  GRACE: { name: 'Grace', admin: true },
});

/** Nobody says these in a test, so they are put in by hand. Text may have any character in it that PostgreSQL keeps. */
const BY_HAND = `
INSERT INTO nudge_refusal VALUES ('mark of a refusal');
INSERT INTO departure VALUES ('slack:T9', 5);
INSERT INTO installation VALUES ('slack:T1', 'client', 'app', 'bot', 'commands', 'sealed', NULL, NULL, 0, 9007199254740991);
INSERT INTO oauth_state VALUES ('mark of a state', 0);
INSERT INTO lookalike VALUES ('slack:T1', 'slack:T1:ADA', 'paypal', 'secrethandle');
INSERT INTO asked_count VALUES ('slack:T1', 7, 41);
INSERT INTO kept_community VALUES ('slack:T8');
INSERT INTO category VALUES ('slack:T1', char(9) || '"it''s" 😀 ' || char(0xe000, 0x10ffff)), ('slack:T1', '');
INSERT INTO rule VALUES ('slack:T1', 'provider', 'p' || char(0xffee), 'block'), ('slack:T1', 'provider', 'p😀', 'block');
INSERT INTO log (id, community, at, actor, action) VALUES (100, 'slack:T1', 1, 'slack:T1:ADA', 'link.removed');
INSERT INTO notice VALUES (50, 'slack:T1', 'slack:T1:ADA', '{"kind":"of a newer version"}', 1), (60, 'slack:T1', 'slack:T1:ADA', '{}', 1);
INSERT INTO outbox (id, community, recipient, nonce, at, urgent, entry, notice, card) VALUES
  (70, 'slack:T1', 'channel C0MODS', 'one', 1, 0, 100, NULL, NULL), (71, 'slack:T1', 'slack:T1:ADA', 'two', 1, 1, NULL, 50, NULL),
  (80, 'slack:T1', 'channel C0DESK', 'three', 1, 1, NULL, NULL, '{}');
DELETE FROM notice WHERE id = 60;
DELETE FROM outbox WHERE id = 80;
INSERT INTO asked VALUES ('mark of who asked', 7, 'slack:T1');
`;

/** A file that nobody has open, in which every table has rows: what people have said, and what they seldom do. */
export async function fullFile(file = freshFile()): Promise<string> {
  const town = createTown(citizens(), openStore(file));
  const says = async (who: string, ...texts: string[]) => {
    for (const text of texts) worked(await town.person(who).says(text), `${who} ${text}`);
  };
  await says('ADA', '/tipjar add paypal adalovelace', '/tipjar add ko-fi ada', '/tipjar message Thank you');
  await says('DAN', '/tipjar add ko-fi dan');
  await says('FAY', '/tipjar add liberapay fay', '/tipjar pause');
  await says('ZOE', '/tipjar add ko-fi zoe');
  await says('CAT', '/tipjar add ko-fi cat');
  await says('GRACE', '/tipjar-admin log #c0mods', '/tipjar-admin requests #c0desk', '/tipjar-admin category poet add');
  await says('GRACE', '/tipjar-admin suspend @cat For a reason', '/tipjar-admin remove-link @ada ko-fi Not hers');
  const card = await town.person('BEN').says('/tip @ada');
  worked(await (await card.press('tip report')).submit({ reason: 'It looks wrong' }), 'a report');
  worked(await (await town.person('BEN').says('/tip @grace')).press('tip nudge'), 'a nudge');
  for (const who of ['CAT', 'ZOE']) {
    const asked = await town.person(who).says('/tipjar delete');
    town.clock.now += 1000;
    worked(await town.person(who).presses({ command: 'tipjar delete now' }, { madeAt: asked.madeAt }), 'an erasure');
  }
  await (await (await town.person('BEN').says('/tipjar setup')).choose('liberapay')).submit({ liberapay: 'ben' });
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  await says('GRACE', '/tipjar-admin suspend @dan For a reason');
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  await town.store.close();
  changed(file, BY_HAND);
  return file;
}

function worked(shown: Shown, what: string): void {
  if (shown.refused) throw new Error(`${what}: ${shown.text}`);
}

function withFile<Result>(file: string, work: (database: Database) => Result): Result {
  const database = new Sqlite(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

export const changed = (file: string, sql: string): void => withFile(file, (database) => void database.exec(sql));

/** Every row of every table, in the order of the primary keys, and the numbers that were given. */
export const dump = (file: string): Record<string, unknown[]> =>
  withFile(file, (database) => {
    const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    return Object.fromEntries(
      tables.sort().map((table) => [
        table,
        database
          .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
    );
  });
