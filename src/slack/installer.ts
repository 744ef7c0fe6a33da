import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Installation as Given, InstallProvider, InvalidStateError, type OrgInstallation } from '@slack/oauth';
import type { Logger, WebClientOptions } from '@slack/web-api';
import { propertyOf } from '../connections/connection.ts';
import { type Installations, STATE_LIFE } from '../connections/installations.ts';
import { partAt } from '../connections/payload.ts';
import type { Log } from '../log.ts';
import { visible } from '../text/plain-text.ts';
import { isRefusal } from './faults.ts';
import { showInstalled, showWhyNot, type WhyNot } from './install-page.ts';
import { communityOf } from './platform.ts';

interface Settings {
  clientId: string;
  clientSecret: string;
  /** With the slash at its end. People are sent to `oauth/v2/authorize` beside it. */
  apiUrl: string;
  /** Without it, Slack sends people to the redirect URL of the app's settings. */
  publicUrl: string | undefined;
  scopes: readonly string[];
  clientOptions: WebClientOptions & { logger: Logger };
  installations: Installations;
  /** The app's id, as far as it is known. */
  appId(): Promise<string | undefined>;
  /** When the app was last removed from a workspace, in milliseconds since 1970. */
  removedAt(team: string): number | undefined;
  /** Told that the app was installed. Resolves to whether it still is. */
  installed(team: string): Promise<boolean>;
  /** Milliseconds since 1970. */
  now(): number;
  log: Pick<Log, 'info' | 'warn' | 'error'>;
}

type Answer = Given | OrgInstallation;

/** An answer of Slack's that isn't kept. */
class Unfit extends Error {
  override name = 'Unfit';
  readonly why: WhyNot;

  constructor(why: WhyNot) {
    super(why);
    this.why = why;
  }
}

/**
 * Answers _Add to Slack_: `GET /slack/install` sends people to Slack with a state that is good for ten minutes, once, in
 * the same browser; and Slack sends them back to `GET /slack/oauth_redirect`.
 * https://docs.slack.dev/authentication/installing-with-oauth
 */
export function createInstaller(settings: Settings) {
  const { clientId, clientSecret, apiUrl, publicUrl, scopes, installations, appId, removedAt, installed, now, log } =
    settings;
  const options = {
    scopes: [...scopes],
    ...(publicUrl !== undefined && { redirectUri: `${publicUrl}/slack/oauth_redirect` }),
  };
  /** When each exchange of a code began. */
  const begun = new WeakMap<IncomingMessage, number>();
  const isSecure = publicUrl?.startsWith('https:') === true;
  // Only this host can set a cookie with this prefix, and only over https. https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis
  const stateCookieName = isSecure ? '__Host-tip-jar-install' : 'tip-jar-install';
  const cookie = (value: string, seconds: number) =>
    `${stateCookieName}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;

  const provider = new InstallProvider({
    clientId,
    clientSecret,
    authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
    directInstall: true,
    stateCookieName,
    stateStore: {
      generateStateParam: async () => installations.begun(),
      async verifyStateParam(_, state) {
        if (!(await installations.goesOn(state))) throw new InvalidStateError('the state is unknown, used or too old');
        return options;
      },
    },
    installationStore: {
      storeInstallation: async (answer) => keep(answer),
      fetchInstallation: () => Promise.reject(new Error('tokens are read elsewhere')),
    },
    clientOptions: settings.clientOptions,
    logger: settings.clientOptions.logger,
  });
  // The library's own cookies lack SameSite, and are for https alone.
  Object.assign(provider, {
    buildSetCookieHeaderForNewState: (state: string) => cookie(state, STATE_LIFE / 1_000),
    buildSetCookieHeaderForStateDeletion: () => cookie('', 0),
  });

  /** @throws {Unfit} */
  async function check(answer: Answer, request: IncomingMessage) {
    const { team, bot, appId: app } = answer;
    if (!team?.id || isTrue(partAt(answer, 'isEnterpriseInstall'))) throw new Unfit('organisation');
    const known = await appId();
    if (!bot || !app || (known !== undefined && known !== app)) throw new Unfit('refused');
    if (!scopes.every((scope) => bot.scopes.includes(scope))) throw new Unfit('scopes');
    if ((removedAt(team.id) ?? 0) > (begun.get(request) ?? 0)) throw new Unfit('removed');
    return { team, bot, app };
  }

  async function keep({ team, bot, appId: app = '' }: Answer): Promise<void> {
    if (!team || !bot) throw new Unfit('refused');
    const { token, refreshToken, expiresAt } = bot;
    await installations.put({
      community: communityOf(team.id),
      app,
      botUser: bot.userId,
      scopes: bot.scopes.join(','),
      at: now(),
      token,
      ...(refreshToken !== undefined && expiresAt !== undefined && { refreshToken, expiresAt: expiresAt * 1_000 }),
    });
  }

  function whyNot(error: unknown): WhyNot {
    if (error instanceof Unfit) return error.why;
    switch (propertyOf(error, 'code')) {
      case 'slack_oauth_installer_authorization_error':
        return 'cancelled';
      case 'slack_oauth_missing_state':
      case 'slack_oauth_invalid_state':
        return 'stale';
      case 'slack_oauth_missing_code':
        return 'refused';
      default:
        return isRefusal(error) || error instanceof TypeError ? 'refused' : 'fault';
    }
  }

  function refused(error: unknown, request: IncomingMessage, response: ServerResponse): void {
    const why = whyNot(error);
    if (why === 'fault') log.error({ err: error }, 'slack: an installation failed');
    else log.warn({ why }, 'slack: an installation was refused');
    showWhyNot(request, response, why);
  }

  return {
    /** Sends somebody to Slack. */
    async begin(request: IncomingMessage, response: ServerResponse): Promise<void> {
      try {
        response.setHeader('cache-control', 'no-store');
        await provider.handleInstallPath(request, response, undefined, options);
      } catch (error) {
        refused(error, request, response);
      }
    },

    /** Takes whom Slack sends back. */
    goOn: (request: IncomingMessage, response: ServerResponse): Promise<void> =>
      provider.handleCallback(request, response, {
        async beforeInstallation() {
          begun.set(request, now());
          return true;
        },
        async afterInstallation(answer) {
          await check(answer, request);
          return true;
        },
        async successAsync(answer) {
          const { team, app } = await check(answer, request);
          if (!(await installed(team.id))) throw new Unfit('removed');
          log.info({ community: communityOf(team.id) }, 'slack: installed in a workspace');
          showInstalled(request, response, { workspace: visible(team.name ?? team.id, 80), app, team: team.id });
        },
        failureAsync: async (error) => refused(error, request, response),
      }),
  };
}

const isTrue = (said: unknown): boolean => said === true || said === 'true';
