import type { Account, Community } from '../ids.ts';
import type { LinkCheck } from './link-checksum.ts';
import type { LocalConnection } from './local-connection.ts';
import { reading, shownIn } from './reading-and-writing.ts';
import { createMemory, type versions } from './remembered.ts';
import type { Asking, Reading, Shown } from './store.ts';
import { transactionOn, type Work } from './transaction.ts';

type Seen = Shown & Pick<Asking, 'notices'>;

/** Reads on a connection. What it reads with is made once: every call reads, and most do nothing else. */
export function createReader(
  connection: LocalConnection,
  links: LinkCheck,
  version: (typeof versions)[keyof typeof versions],
) {
  const transaction = transactionOn(connection);
  const all = reading(transaction, links);
  const remembered = createMemory(connection, version);
  const policy: Reading['policy'] = async (community) =>
    (await remembered()).policies.get(community, () => all.policy(community));
  const kept: Reading = { ...all, policy };

  async function read<Result>(work: Work<Result>): Promise<Result> {
    await connection.begin();
    try {
      return await work(transaction);
    } finally {
      await connection.rollback();
    }
  }

  async function shown(community: Community, account: Account, caller: Account): Promise<Seen> {
    const { shown, noticed } = await remembered();
    const notices = await noticed
      .get(`${community} ${caller}`, async () => (await all.notices(community, caller)).length > 0)
      .catch(() => undefined);
    const facts = await shown.get(`${community} ${account}`, () => shownIn(kept, community, account));
    return { ...facts, notices };
  }

  /** Says the same where all of it is remembered. That takes one statement, and no transaction to see one moment. */
  async function shownAtOnce(community: Community, account: Account, caller: Account): Promise<Seen | undefined> {
    const { shown, noticed } = await remembered();
    const notices = noticed.known(`${community} ${caller}`);
    const facts = shown.known(`${community} ${account}`);
    return facts && notices !== undefined ? { ...facts, notices } : undefined;
  }

  return {
    /** Does its reads within the work of `read`. */
    kept,
    /** Does work in a transaction of its own. */
    read,
    /** Reads what decides whether a jar may be seen, all of it from one moment. */
    async shown(community: Community, account: Account, caller: Account): Promise<Seen> {
      // A transaction of somebody else's may be open, which sees a moment that is over.
      const known = connection.isTaken() ? undefined : await shownAtOnce(community, account, caller);
      return known ?? read(() => shown(community, account, caller));
    },
  };
}
