import { type Expression, type Insertable, sql, type Transaction } from 'kysely';
import { isNotice } from '../../jars/notice.ts';
import type { Recipient } from '../kept.ts';
import { type Given, preparedEach } from '../prepared.ts';
import { fromJson, type Schema, toJson } from '../schema.ts';
import type { Reading, Writing } from '../store.ts';
import { toEntry } from './journal.ts';
import { putPost } from './posts.ts';

/** What couldn't be sent for so many milliseconds is old news. Commands show it, as they show all that is posted. */
const OUTBOX_LIFE = 24 * 60 * 60 * 1000;

/**
 * Goes from recipient to recipient by an index, to the first that is due of each. To group all that waits would take long
 * after hours in which a platform was out of reach. Ids of communities begin with their platform and a colon, which the
 * semicolon follows.
 */
const recipientsOf = (platform: 'discord' | 'slack') => sql<Recipient & { due: number }>`
  WITH RECURSIVE waiting AS (
    SELECT * FROM (
      SELECT community, recipient, due FROM outbox WHERE community > ${`${platform}:`}
      ORDER BY community, recipient, due LIMIT 1
    ) AS first
    UNION ALL
    SELECT next.community, next.recipient, next.due FROM waiting CROSS JOIN outbox AS next
    WHERE next.community < ${`${platform};`} AND next.id = coalesce(
      (SELECT id FROM outbox WHERE community = waiting.community AND recipient > waiting.recipient
        ORDER BY recipient, due LIMIT 1),
      (SELECT id FROM outbox WHERE community > waiting.community ORDER BY community, recipient, due LIMIT 1)
    )
  )
  SELECT * FROM waiting WHERE community < ${`${platform};`}`;

export const outboxReading = (transaction: Transaction<Schema>) =>
  ({
    async recipients(platform) {
      const { rows } = await recipientsOf(platform).execute(transaction);
      return rows;
    },

    async outbox({ community, recipient }, count, now) {
      const rows = await transaction
        .selectFrom('outbox')
        .leftJoin('notice', 'notice.id', 'outbox.notice')
        .select([
          'outbox.id',
          'outbox.nonce',
          'outbox.at',
          'outbox.entry',
          'outbox.card',
          'outbox.message',
          'notice.notice',
          'notice.account',
        ])
        .where('outbox.community', '=', community)
        .where('outbox.recipient', '=', recipient)
        .where('outbox.due', '<=', now)
        .orderBy('outbox.urgent', 'desc')
        .orderBy('outbox.id')
        .limit(count)
        .execute();
      const ids = rows.flatMap(({ entry }) => entry ?? []);
      const entries =
        ids.length > 0 ? await transaction.selectFrom('log').selectAll().where('id', 'in', ids).execute() : [];
      return rows.map(({ id, nonce, at, card, message, notice: kept, account, ...row }) => {
        const entry = entries.find((one) => one.id === row.entry);
        const notice = kept === null ? undefined : fromJson(kept);
        return {
          id,
          nonce,
          at,
          ...(entry && { entry: toEntry(entry) }),
          ...(isNotice(notice) && account !== null && { told: { account, notice } }),
          ...(card !== null && { card: fromJson(card) }),
          ...(message !== null && { message }),
        };
      });
    },
  }) satisfies Partial<Reading>;

type OutboxRow = Required<Insertable<Schema['outbox']>>;

/** By the names of the columns that aren't left empty, with commas between them. */
const outgoingPut = preparedEach((names: string) => (transaction, given: Given<OutboxRow>) => {
  const row = Object.fromEntries((names.split(',') as (keyof OutboxRow)[]).map((name) => [name, given(name)]));
  return transaction.insertInto('outbox').values(row as { [Name in keyof OutboxRow]: Expression<OutboxRow[Name]> });
});

export const outboxWriting = (transaction: Transaction<Schema>) =>
  ({
    async putOutgoing({ content, ...outgoing }) {
      const what = 'card' in content ? { ...content, card: toJson(content.card) } : content;
      const urgent = 'entry' in content ? 0 : 1;
      const row = { ...outgoing, urgent, ...what } as OutboxRow;
      await outgoingPut(transaction, Object.keys(row).join(), row);
    },
  }) satisfies Partial<Writing>;

/**
 * Deletes what was sent or can't be, and with it the notices that were told, which are not to be told again.
 * @param sent.message The id of the message that was posted, if it was.
 */
export async function dropOutgoing(
  transaction: Transaction<Schema>,
  ids: readonly number[],
  { told, message }: { told: boolean; message?: string | undefined },
): Promise<void> {
  const [first] = ids;
  if (message !== undefined && first !== undefined) await putPost(transaction, first, message);
  if (told) {
    const notices = transaction.selectFrom('outbox').select('notice').where('id', 'in', ids);
    await transaction.deleteFrom('notice').where('id', 'in', notices).execute();
  }
  await transaction.deleteFrom('outbox').where('id', 'in', ids).execute();
}

export async function joinOutgoing(
  transaction: Transaction<Schema>,
  ids: readonly number[],
  nonce: string,
): Promise<void> {
  await transaction.updateTable('outbox').set({ nonce }).where('id', 'in', ids).execute();
}

/** @param now Milliseconds since 1970. */
export async function forgetOutgoing(transaction: Transaction<Schema>, now: number): Promise<void> {
  await transaction
    .deleteFrom('outbox')
    .where('at', '<', now - OUTBOX_LIFE)
    .execute();
}
