import type { Transaction } from 'kysely';
import { isNotice } from '../../jars/notice.ts';
import { fromJson, type Schema, toJson } from '../schema.ts';
import type { Reading, Writing } from '../store.ts';
import { toEntry } from './journal.ts';

/** What couldn't be sent for so many milliseconds is old news. Commands show it, as they show all that is posted. */
const OUTBOX_LIFE = 24 * 60 * 60 * 1000;

export const outboxReading = (transaction: Transaction<Schema>) =>
  ({
    recipients(platform) {
      return transaction
        .selectFrom('outbox')
        .select(({ fn }) => ['community', 'recipient', fn.min('due').as('due')])
        .where('community', '>=', `${platform}:`)
        .where('community', '<', `${platform}:\u{10ffff}`)
        .groupBy(['community', 'recipient'])
        .execute();
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
      const entries = await transaction.selectFrom('log').selectAll().where('id', 'in', ids).execute();
      return rows.map(({ id, nonce, at, card, notice: kept, account, ...row }) => {
        const entry = entries.find((one) => one.id === row.entry);
        const notice = kept === null ? undefined : fromJson(kept);
        return {
          id,
          nonce,
          at,
          ...(entry && { entry: toEntry(entry) }),
          ...(isNotice(notice) && account !== null && { told: { account, notice } }),
          ...(card !== null && { card: fromJson(card) }),
        };
      });
    },
  }) satisfies Partial<Reading>;

export const outboxWriting = (transaction: Transaction<Schema>) =>
  ({
    async putOutgoing({ content, ...outgoing }) {
      const what = 'card' in content ? { ...content, card: toJson(content.card) } : content;
      const urgent = 'entry' in content ? 0 : 1;
      await transaction
        .insertInto('outbox')
        .values({ ...outgoing, urgent, ...what })
        .execute();
    },
  }) satisfies Partial<Writing>;

/** Deletes what was sent or can't be, and with it the notices that were told, which are not to be told again. */
export async function dropOutgoing(
  transaction: Transaction<Schema>,
  ids: readonly number[],
  told: boolean,
): Promise<void> {
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
