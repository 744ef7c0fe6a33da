import { setTimeout as wait } from 'node:timers/promises';
import type { Installation, Installations } from '../connections/installations.ts';
import type { Community } from '../ids.ts';
import type { Log } from '../log.ts';
import { isRefusal } from './faults.ts';
import type { Tokens } from './fetch-as.ts';

/** Milliseconds before its end from which on a token is replaced. Slack's last twelve hours. */
const EARLY = 2 * 60 * 60 * 1000;
/** Milliseconds for which a token that ends is still taken for good: as long as a request may take. */
const MARGIN = 30_000;
/** Milliseconds that one process has for fetching new tokens, a request's time and more. Then another may. */
const LEASE = 10_000;
/** Milliseconds between two looks whether another process has the new tokens. */
const LOOK = 100;

/** The app isn't installed in a workspace. */
export class NotInstalled extends Error {
  override name = 'NotInstalled';

  constructor(community: Community) {
    super(`Slack’s app is not installed in ${community}`);
  }
}

/** What Slack gives for a refresh token. */
export type Renewed = Required<Pick<Installation, 'token' | 'refreshToken' | 'expiresAt'>>;

interface Surroundings {
  installations: Pick<Installations, 'get' | 'claimRenewal' | 'renew'>;
  /** Fetches new tokens. Slack takes each refresh token once, so it must not be tried twice. */
  renewed(refreshToken: string): Promise<Renewed>;
  /** Told of an installation that is over. */
  over(installation: Installation): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
  log: Pick<Log, 'error'>;
}

/**
 * The token of a workspace, as the database has it at each request: another process may have replaced it, or forgotten
 * it. Where tokens end after some hours, one process at a time fetches the next ones, while all go on with the old one.
 * https://docs.slack.dev/authentication/using-token-rotation
 */
export function tokensOf(community: Community, { installations, renewed, over, now, log }: Surroundings): Tokens {
  let renewing: Promise<string> | undefined;

  const isGood = ({ expiresAt }: Installation) => expiresAt === undefined || expiresAt - MARGIN > now();

  async function present(): Promise<Installation> {
    const found = await installations.get(community);
    if (!found) throw new NotInstalled(community);
    return found;
  }

  /** Resolves to the token that takes this one's place. All who ask meanwhile get the same. */
  function renew(found: Installation): Promise<string> {
    renewing ??= renewOnce(found).finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  async function renewOnce(old: Installation): Promise<string> {
    if (old.refreshToken === undefined) return ended(old);
    while (!(await installations.claimRenewal(old, LEASE))) {
      // Another process is at it. Should it end before it has the tokens, this one goes on.
      const found = await present();
      if (found.kept !== old.kept) return found.token;
      await wait(LOOK);
    }
    try {
      const tokens = await renewed(old.refreshToken);
      if (await installations.renew(old, tokens)) return tokens.token;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const found = await present();
      if (found.kept !== old.kept) return found.token;
      if (isGood(old)) throw error;
      return ended(old);
    }
    return (await present()).token;
  }

  async function ended(installation: Installation): Promise<never> {
    await over(installation);
    throw new NotInstalled(community);
  }

  return {
    async get() {
      const found = await present();
      if (found.expiresAt === undefined || found.expiresAt - EARLY > now()) return found.token;
      const coming = renew(found);
      if (!isGood(found)) return coming;
      coming.catch((error: unknown) =>
        log.error({ err: error, community }, 'slack: a token could not be renewed; it is tried again while it lasts'),
      );
      return found.token;
    },

    async refused(code, token) {
      const found = await installations.get(community);
      if (!found) return false;
      if (found.token !== token) return true;
      if (code === 'token_expired' && found.refreshToken !== undefined) {
        await renew(found);
        return true;
      }
      await over(found);
      return false;
    },
  };
}
