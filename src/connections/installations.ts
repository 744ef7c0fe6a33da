import { createHash, randomBytes } from 'node:crypto';
import type { Community } from '../ids.ts';
import type { KeptInstallation, KeptTokens, Store } from '../store/store.ts';
import { type Vault, WrongKey } from './vault.ts';

export { Unreachable } from '../store/store.ts';

/** So many installations are read at a time where all of them are. */
const PAGE = 100;

/** Milliseconds within which somebody has to go on with an installation that they have begun. */
export const STATE_LIFE = 10 * 60_000;

/** An installation with its tokens as the platform takes them. */
export interface Installation extends Omit<KeptInstallation, 'renewingUntil' | 'client'> {
  /** The token as it is kept, by which it's told whether another process has replaced it. */
  kept: string;
}

export type Installations = ReturnType<typeof createInstallations>;

interface Surroundings {
  store: Pick<Store, 'installations'>;
  vault: Vault;
  /** The id with which the platform knows the app. What was installed with another one counts as not installed. */
  client: string;
  /** Milliseconds since 1970. */
  now(): number;
}

const placeOf = (community: Community, column: string) => `installation:${community}:${column}`;

/** What a state is sealed for. */
const STATE = 'oauth_state';

/** The same state may be written in several ways, which are all opened to the same. */
const markOf = (began: string): string => createHash('sha256').update(began).digest('base64url');

/** Keeps where an app is installed, with its tokens encrypted. */
export function createInstallations({ store: { installations }, vault, client, now }: Surroundings) {
  const sealed = (community: Community, { token, refreshToken, expiresAt }: KeptTokens): KeptTokens => ({
    token: vault.seal(placeOf(community, 'token'), token),
    ...(refreshToken !== undefined && { refreshToken: vault.seal(placeOf(community, 'refresh_token'), refreshToken) }),
    ...(expiresAt !== undefined && { expiresAt }),
  });

  function opened({ renewingUntil, client: _, ...kept }: KeptInstallation): Installation {
    const { community, token, refreshToken } = kept;
    return {
      ...kept,
      kept: token,
      token: vault.open(placeOf(community, 'token'), token),
      ...(refreshToken !== undefined && {
        refreshToken: vault.open(placeOf(community, 'refresh_token'), refreshToken),
      }),
    };
  }

  async function* all(): AsyncGenerator<KeptInstallation> {
    let after = '';
    for (;;) {
      const page = await installations.page(after, PAGE);
      yield* page;
      after = page.at(-1)?.community ?? after;
      if (page.length < PAGE) return;
    }
  }

  /** What is in a state; undefined where it isn't one of ours. */
  function opensState(state: string): string | undefined {
    try {
      return vault.open(STATE, state);
    } catch (error) {
      if (error instanceof WrongKey) return undefined;
      throw error;
    }
  }

  /** Resolves to what is kept of an installation of this app. */
  async function own(community: Community): Promise<KeptInstallation | undefined> {
    const kept = await installations.get(community);
    return kept?.client === client ? kept : undefined;
  }

  return {
    /**
     * Encrypts anew what was encrypted with an older key.
     * @throws {WrongKey} when no key opens something. All that was encrypted anew before is kept.
     */
    async begin(): Promise<void> {
      for await (const kept of all()) {
        const { community } = kept;
        const tokens = [kept.token, kept.refreshToken].filter((one) => one !== undefined);
        const whole = opened(kept);
        if (!tokens.every(vault.isCurrent))
          await installations.replaceTokens(community, kept.token, sealed(community, whole));
      }
    },

    /** @throws {WrongKey} when no key opens its tokens. */
    async get(community: Community): Promise<Installation | undefined> {
      const kept = await own(community);
      return kept && opened(kept);
    },

    /** Says whether the app is installed in a community. */
    has: async (community: Community): Promise<boolean> => (await own(community)) !== undefined,

    /** Resolves to the app's id, where it is installed anywhere. */
    async app(): Promise<string | undefined> {
      for await (const kept of all()) if (kept.client === client) return kept.app;
      return undefined;
    },

    put: ({ community, app, botUser, scopes, at, ...tokens }: Omit<Installation, 'kept'>) =>
      installations.put({ community, client, app, botUser, scopes, at, ...sealed(community, tokens) }),

    /** Forgets an installation; with `kept`, only if it still has that token. Resolves to whether it did. */
    forget: (community: Community, kept?: string): Promise<boolean> => installations.drop(community, kept),

    /**
     * Lets one process at a time fetch new tokens.
     * @param lasts Milliseconds after which another may, because this one may have ended.
     */
    claimRenewal: ({ community, kept }: Installation, lasts: number): Promise<boolean> =>
      installations.claimRenewal(community, kept, now(), now() + lasts),

    /** Resolves to false, and changes nothing, where the tokens were replaced meanwhile. */
    renew: ({ community, kept }: Installation, tokens: KeptTokens): Promise<boolean> =>
      installations.replaceTokens(community, kept, sealed(community, tokens)),

    /** Makes what proves that somebody began an installation. It is kept nowhere: anybody may begin any number of them. */
    begun: (): string => vault.seal(STATE, `${now()} ${randomBytes(16).toString('base64url')}`),

    /** Says whether an installation was begun with this state, within ten minutes, and nobody has gone on with it yet. */
    async goesOn(state: string): Promise<boolean> {
      const began = opensState(state);
      if (began === undefined || Math.abs(now() - Number.parseInt(began, 10)) >= STATE_LIFE) return false;
      // The clocks of several machines may differ.
      return installations.takeState(markOf(began), now(), 2 * STATE_LIFE);
    },
  };
}
