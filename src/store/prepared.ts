import { type CompiledQuery, type DialectAdapter, type Expression, sql as sqlOf, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** In a prepared query, this stands for the value of a name. */
export type Given<Values> = <Name extends keyof Values>(name: Name) => Expression<Values[Name]>;

type Build<Row, Values> = (transaction: Transaction<Schema>, given: Given<Values>) => { compile(): CompiledQuery<Row> };

/**
 * Makes a query that is compiled once for each engine and then run with different values. Compiling a short read takes
 * twice as long as running it.
 * @returns a function that runs the query. Its first run throws an Error if the query uses a value that it isn't given,
 * or is given a value that it doesn't use.
 */
export function prepared<Row, Values extends object>(build: Build<Row, Values>) {
  const compiled = new Map<DialectAdapter, ReturnType<typeof bind<Row, Values>>>();
  return async (transaction: Transaction<Schema>, values: Values): Promise<Row[]> => {
    const executor = transaction.getExecutor();
    const { adapter } = executor;
    let bound = compiled.get(adapter);
    if (!bound) {
      bound = bind(transaction, build, values);
      compiled.set(adapter, bound);
    }
    const { sql, query, queryId } = bound.query;
    const { rows } = await executor.executeQuery<Row>({ sql, query, queryId, parameters: bound.parameters(values) });
    return rows;
  };
}

/** Makes a query for each key in the same way, where queries differ by more than their values. There may be few keys. */
export function preparedEach<Key, Row, Values extends object>(build: (key: Key) => Build<Row, Values>) {
  const made = new Map<Key, ReturnType<typeof prepared<Row, Values>>>();
  return (transaction: Transaction<Schema>, key: Key, values: Values): Promise<Row[]> => {
    let query = made.get(key);
    if (!query) {
      query = prepared(build(key));
      made.set(key, query);
    }
    return query(transaction, values);
  };
}

/** Compiles the query with a symbol in place of each value, which shows where kysely put that value's parameter. */
function bind<Row, Values extends object>(transaction: Transaction<Schema>, build: Build<Row, Values>, values: Values) {
  const names = new Map<unknown, keyof Values>();
  const query = build(transaction, (name) => {
    if (!(name in values)) throw new Error(`a prepared query uses ${String(name)} and isn’t given it`);
    const marker = Symbol();
    names.set(marker, name);
    return sqlOf`${marker}`;
  }).compile();

  const used = new Set<unknown>(query.parameters.map((parameter) => names.get(parameter)));
  for (const name of Object.keys(values)) {
    if (!used.has(name)) throw new Error(`a prepared query is given ${name} and doesn’t use it`);
  }

  const order = query.parameters.map((parameter) => ({ name: names.get(parameter), constant: parameter }));
  return {
    query,
    /** Puts the values in the order of the compiled query, which may have constants among them. */
    parameters: (given: Values) => order.map(({ name, constant }) => (name === undefined ? constant : given[name])),
  };
}
