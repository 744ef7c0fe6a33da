import { type CompiledQuery, type DialectAdapter, type Expression, sql, type Transaction } from 'kysely';
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
    const { adapter } = transaction.getExecutor();
    let bound = compiled.get(adapter);
    if (!bound) {
      bound = bind(transaction, build, values);
      compiled.set(adapter, bound);
    }
    const { rows } = await transaction.executeQuery<Row>({ ...bound.query, parameters: bound.parameters(values) });
    return rows;
  };
}

/** Compiles the query with a symbol in place of each value, which shows where kysely put that value's parameter. */
function bind<Row, Values extends object>(transaction: Transaction<Schema>, build: Build<Row, Values>, values: Values) {
  const names = new Map<unknown, keyof Values>();
  const query = build(transaction, (name) => {
    if (!(name in values)) throw new Error(`a prepared query uses ${String(name)} and isn’t given it`);
    const marker = Symbol();
    names.set(marker, name);
    return sql`${marker}`;
  }).compile();

  const used = new Set<unknown>(query.parameters.map((parameter) => names.get(parameter)));
  for (const name of Object.keys(values)) {
    if (!used.has(name)) throw new Error(`a prepared query is given ${name} and doesn’t use it`);
  }

  return {
    query,
    /** Puts the values in the order of the compiled query, which may have constants among them. */
    parameters: (given: Values) =>
      query.parameters.map((parameter) => {
        const name = names.get(parameter);
        return name === undefined ? parameter : given[name];
      }),
  };
}
