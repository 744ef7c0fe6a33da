import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Community } from '../../src/ids.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { type Given, prepared } from '../../src/store/prepared.ts';
import type { Schema } from '../../src/store/schema.ts';

interface Values {
  community: Community;
  name: string;
}

let kysely: Kysely<Schema>;
const run = <Row>(work: (transaction: Transaction<Schema>) => Promise<Row[]>) => kysely.transaction().execute(work);

beforeEach(async () => {
  kysely = new Kysely({ dialect: new SqliteDialect({ database: openDatabase(':memory:') }) });
  await kysely
    .insertInto('category')
    .values([
      { community: 'discord:1', name: 'Baker' },
      { community: 'discord:1', name: 'discord:2' },
      { community: 'discord:2', name: 'Baker' },
      { community: 'discord:2', name: 'discord:1' },
    ])
    .execute();
});
afterEach(() => kysely.destroy());

describe('a prepared query', () => {
  it('binds each value by its name when its conditions stand in another order than the values', async () => {
    const category = prepared((transaction, given: Given<Values>) =>
      transaction
        .selectFrom('category')
        .selectAll()
        .where('name', '=', given('name'))
        .where('community', '=', given('community')),
    );
    const first = { community: 'discord:1', name: 'discord:2' } as const;
    const second = { name: 'Baker', community: 'discord:2' } as const;
    expect(await run((transaction) => category(transaction, first))).toEqual([first]);
    expect(await run((transaction) => category(transaction, second))).toEqual([second]);
  });

  it('binds a value in every place where it stands, and leaves constants where they are', async () => {
    const others = prepared((transaction, given: Given<Pick<Values, 'community'>>) =>
      transaction
        .selectFrom('category')
        .select('name')
        .where('name', '!=', 'Baker')
        .where('community', '=', given('community'))
        .where('name', '!=', given('community'))
        .limit(1),
    );
    expect(await run((transaction) => others(transaction, { community: 'discord:1' }))).toEqual([
      { name: 'discord:2' },
    ]);
    expect(await run((transaction) => others(transaction, { community: 'discord:2' }))).toEqual([
      { name: 'discord:1' },
    ]);
  });

  it('is refused when it uses a value that it isn’t given', async () => {
    const category = prepared((transaction, given: Given<Record<string, string>>) =>
      transaction
        .selectFrom('category')
        .selectAll()
        .where('name', '=', given('name'))
        .where('name', '!=', given('other')),
    );
    await expect(run((transaction) => category(transaction, { name: 'Baker' }))).rejects.toThrow(
      'a prepared query uses other and isn’t given it',
    );
  });

  it('is refused when it is given a value that it doesn’t use', async () => {
    const category = prepared((transaction, given: Given<Values>) =>
      transaction.selectFrom('category').selectAll().where('community', '=', given('community')),
    );
    await expect(
      run((transaction) => category(transaction, { community: 'discord:1', name: 'Baker' })),
    ).rejects.toThrow('a prepared query is given name and doesn’t use it');
  });
});
