import type { QueryResult } from 'kysely';
import { handleSkeleton } from '../../src/jars/skeleton.ts';
import { createLinkCheck } from '../../src/store/link-checksum.ts';
import { marker } from '../../src/store/mark.ts';
import { writing } from '../../src/store/reading-and-writing.ts';
import type { Store } from '../../src/store/store.ts';
import { putDelivery } from '../../src/store/tables/deliveries.ts';
import { type dialects, transactionOn } from '../../src/store/transaction.ts';
import { prepareIn } from './made-by-store.ts';
import type { Change } from './places.ts';

/** A statement of a change, for any change of the same kind. */
export interface Statement {
  sql: string;
  /** @param ids What the statements before it have returned as ids. */
  parametersOf(change: Change, ids: readonly unknown[]): unknown[];
}

/** An id that the database gave to a row. */
class Id {
  readonly value: unknown;
  /** How many ids were given before it. */
  readonly number: number;
  constructor(value: unknown, number: number) {
    this.value = value;
    this.number = number;
  }
}

type Run = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<QueryResult<Row>>;

/** A number that is so near to the time of a change counts from there. In milliseconds. */
const NEAR = 3 * 365 * 24 * 60 * 60 * 1000;

/** Records the statements by which the bot makes a change, in a transaction that is open. Nobody else has its handle. */
export async function record(run: Run, dialect: (typeof dialects)[keyof typeof dialects], change: Change) {
  const statements: Statement[] = [];
  let ids = 0;

  async function recorded<Row>(sql: string, parameters: readonly unknown[] = []): Promise<QueryResult<Row>> {
    const parts = parameters.map((parameter) => partOf(parameter, change));
    statements.push({ sql, parametersOf: (other, known) => parts.map((part) => part(other, known)) });
    const given = parameters.map((parameter) => (parameter instanceof Id ? parameter.value : parameter));
    const result = await run<Row>(sql, given);
    const [row] = result.rows;
    if (!/\breturning "id"/.test(sql) || row === undefined) return result;
    const { id, ...others } = row as { id: unknown };
    ids += 1;
    return { ...result, rows: [{ ...others, id: new Id(id, ids - 1) } as Row] };
  }

  const transaction = transactionOn({ run: recorded }, dialect);
  // The bot reads the key of its marks once.
  await marker(transaction);
  statements.length = 0;
  const links = createLinkCheck({ error: console.error });
  const store: Pick<Store, 'write'> = {
    async write(delivery, work) {
      if (!(await putDelivery(transaction, delivery))) throw new Error('a change is recorded that was made before');
      return { result: await work(writing(transaction, links)) };
    },
  };
  await (await prepareIn(store, change))();
  return statements;
}

type Part = (other: Change, ids: readonly unknown[]) => unknown;

/** How a parameter of one change is found for others. What is none of these is the same in all. */
function partOf(parameter: unknown, { id, account, community, handle, at }: Change): Part {
  if (parameter instanceof Id) return (_, ids) => ids[parameter.number];
  if (typeof parameter === 'number' && Math.abs(parameter - at) < NEAR) return (other) => other.at + (parameter - at);
  switch (parameter) {
    case id:
      return (other) => other.id;
    case account:
      return (other) => other.account;
    case community:
      return (other) => other.community;
    case handle:
      return (other) => other.handle;
    case handleSkeleton(handle):
      return (other) => handleSkeleton(other.handle);
    default:
      return () => parameter;
  }
}
