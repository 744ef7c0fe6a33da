import { randomUUID } from 'node:crypto';
import type { Account } from '../ids.ts';
import type { Log } from '../log.ts';
import { linkChecksum } from './checksum-of-link.js';

export { linkChecksum };

interface KeptLink {
  provider: string;
  handle: string;
  checksum: number;
}

/** Tells links that are as they were saved from those that the disk has changed, and reports each of the latter once. */
export function createLinkCheck(log: Pick<Log, 'error'>) {
  const damaged = new Set<string>();
  return {
    /** How many links are not shown because their rows are damaged. */
    damaged: () => damaged.size,

    /** @param account Whose links were asked for. In a damaged file that may be somebody else than the row says. */
    isWhole(account: Account, { provider, handle, checksum }: KeptLink): boolean {
      const whole = linkChecksum(account, provider, handle) === checksum;
      if (whole && damaged.size === 0) return true;
      const name = `${account} ${provider}`;
      if (whole) {
        damaged.delete(name);
        return true;
      }
      if (!damaged.has(name)) {
        damaged.add(name);
        const incident = randomUUID().slice(0, 8);
        log.error(
          { incident, account, provider },
          'a link is damaged in the database, and isn’t shown until it is set anew',
        );
      }
      return false;
    },
  };
}

export type LinkCheck = ReturnType<typeof createLinkCheck>;
