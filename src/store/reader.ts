import type { LinkCheck } from './link-checksum.ts';
import { reading } from './reading-and-writing.ts';
import { rememberedPolicies, type versions } from './remembered-policies.ts';
import type { Reading } from './store.ts';
import { type Connection, transactionOn, type Work } from './transaction.ts';

/** Reads on a connection. What it reads with is made once: every call reads, and most do nothing else. */
export function createReader(
  connection: Connection,
  links: LinkCheck,
  version: (typeof versions)[keyof typeof versions],
) {
  const transaction = transactionOn(connection);
  const all = reading(transaction, links);
  const kept: Reading = { ...all, policy: rememberedPolicies(connection, all.policy, version) };
  return {
    /** Does its reads within the work of `read`. */
    kept,
    /** Does work in a transaction of its own. */
    async read<Result>(work: Work<Result>): Promise<Result> {
      await connection.begin();
      try {
        return await work(transaction);
      } finally {
        await connection.rollback();
      }
    },
  };
}
