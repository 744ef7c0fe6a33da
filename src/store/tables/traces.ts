import type { Transaction } from 'kysely';
import type { TraceReading } from '../interface/traces.ts';
import type { Schema } from '../schema.ts';
import { toEntry } from './journal.ts';

export function traceReading(transaction: Transaction<Schema>): TraceReading {
  return {
    async traces(account) {
      const reports = await transaction
        .selectFrom('report')
        .select(['community', 'account', 'reason', 'at'])
        .where('reporter', '=', account)
        .orderBy('at')
        .execute();
      const removals = await transaction
        .selectFrom('removal')
        .select(['community', 'provider', 'key', 'reason', 'at'])
        .where('account', '=', account)
        .orderBy('at')
        .execute();
      const log = await transaction
        .selectFrom('log')
        .selectAll()
        .where(({ eb, or }) => or([eb('subject', '=', account), eb('actor', '=', account)]))
        .orderBy('id')
        .execute();
      return { reports, removals, log: log.map(toEntry) };
    },
  };
}
