import { randomBytes } from 'node:crypto';
import { ApiError } from '../api-error.ts';
import { bot } from '../workspace.ts';
import { workspaces } from './workspaces.ts';

/** Milliseconds. Slack takes a code for ten minutes. */
const codeLife = 10 * 60_000;

interface Granted {
  redirectUri: string | undefined;
  team: string;
  scopes: string;
  at: number;
}

interface Token {
  team: string;
  expiresAt: number;
  revoked: boolean;
}

/** How an app is told apart, and proves that it is the one. */
export interface Credentials {
  clientId: string;
  clientSecret: string;
}

export type Installs = ReturnType<typeof createInstalls>;

/**
 * Gives out codes and tokens as Slack does: a code once; with rotation, tokens that end and refresh tokens that are good
 * once. https://docs.slack.dev/authentication/using-token-rotation @param now milliseconds since 1970
 */
export function createInstalls({ clientId, clientSecret }: Credentials, now: () => number) {
  const codes = new Map<string, Granted>();
  const tokens = new Map<string, Token>();
  const refreshTokens = new Map<string, string>();
  /** What the next answers say otherwise. */
  let more: Record<string, unknown> = {};
  /** Seconds for which tokens are good; undefined where they don't end. */
  let rotation: number | undefined;
  let renewals = 0;

  const secret = () => randomBytes(12).toString('hex');

  function issue(team: string): Record<string, unknown> {
    const token = `${rotation === undefined ? '' : 'xoxe.'}xoxb-${secret()}`;
    tokens.set(token, {
      team,
      expiresAt: rotation === undefined ? Infinity : now() + rotation * 1_000,
      revoked: false,
    });
    if (rotation === undefined) return { access_token: token };
    const refresh_token = `xoxe-1-${secret()}`;
    refreshTokens.set(refresh_token, team);
    return { access_token: token, refresh_token, expires_in: rotation };
  }

  return {
    /** Somebody allows the app in a workspace. @returns the code with which the app gets its token */
    allow(granted: Omit<Granted, 'at'>): string {
      const code = secret();
      codes.set(code, { ...granted, at: now() });
      return code;
    },

    /** https://docs.slack.dev/reference/methods/oauth.v2.access @throws {ApiError} */
    access(args: Record<string, string | undefined>): Record<string, unknown> {
      if (args.client_id !== clientId) throw new ApiError('invalid_client_id');
      if (args.client_secret !== clientSecret) throw new ApiError('bad_client_secret');
      if (args.grant_type === 'refresh_token') {
        const team = refreshTokens.get(args.refresh_token ?? '');
        if (team === undefined) throw new ApiError('invalid_refresh_token');
        refreshTokens.delete(args.refresh_token ?? '');
        renewals += 1;
        return { ...answer(team, 'commands'), ...more };
      }
      const granted = codes.get(args.code ?? '');
      codes.delete(args.code ?? '');
      if (!granted || now() - granted.at > codeLife) throw new ApiError('invalid_code');
      if (granted.redirectUri !== args.redirect_uri) throw new ApiError('bad_redirect_uri');
      return { ...answer(granted.team, granted.scopes), ...more };
    },

    /** @throws {ApiError} where the token is none, has ended or was taken back */
    teamOf(token: string): string | undefined {
      const found = tokens.get(token);
      if (!found) return undefined;
      if (found.revoked) throw new ApiError('token_revoked');
      if (found.expiresAt <= now()) throw new ApiError('token_expired');
      return found.team;
    },

    /** Takes back what the workspace gave. */
    uninstall(team: string): void {
      for (const token of tokens.values()) if (token.team === team) token.revoked = true;
      for (const [token, of] of refreshTokens) if (of === team) refreshTokens.delete(token);
    },

    /** Has all tokens of a workspace end now. */
    end(team: string): void {
      for (const token of tokens.values()) if (token.team === team) token.expiresAt = 0;
    },

    /** Has tokens end after so many seconds from now on. */
    rotate(seconds: number | undefined): void {
      rotation = seconds;
    },

    /** Has the next answers of `oauth.v2.access` say something else in these places. */
    answerWith(others: Record<string, unknown>): void {
      more = others;
    },

    renewals: () => renewals,
  };

  function answer(id: string, scope: string): Record<string, unknown> {
    const team = workspaces.find((one) => one.id === id);
    return {
      ...issue(id),
      token_type: 'bot',
      scope,
      bot_user_id: bot.user,
      app_id: bot.app,
      team: { id, name: team?.name ?? id },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'U0ADA' },
    };
  }
}
