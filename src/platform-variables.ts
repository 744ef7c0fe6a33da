/** Which variables a platform takes together. */
/** Has Discord send interactions over HTTP, instead of over its gateway. */
export interface DiscordHttp {
  /** By which requests of Discord's are told from others: 64 hexadecimal digits. */
  publicKey: string;
  applicationId: string;
  /** `Config.publicUrl`, which the log joins with what is to be entered at Discord. */
  publicUrl: string | undefined;
}

export interface SlackSockets {
  botToken: string;
  appToken: string;
  apiUrl: string;
}

export interface SlackHttp {
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  /** Of 32 bytes each. The first one encrypts, the others open what they have encrypted. */
  keys: readonly [Uint8Array, ...Uint8Array[]];
  apiUrl: string;
}

interface SlackVariables {
  SLACK_API_URL: string;
  SLACK_BOT_TOKEN?: string | undefined;
  SLACK_APP_TOKEN?: string | undefined;
  SLACK_SIGNING_SECRET?: string | undefined;
  SLACK_CLIENT_ID?: string | undefined;
  SLACK_CLIENT_SECRET?: string | undefined;
  TIP_JAR_KEY?: SlackHttp['keys'] | undefined;
}

/** Discord over HTTP takes three variables. Without the last two of them, the first alone takes the gateway. */
export function discordProblems(set: Readonly<Record<string, string>>): string[] {
  const names = ['DISCORD_TOKEN', 'DISCORD_PUBLIC_KEY', 'DISCORD_APPLICATION_ID'];
  if (names.slice(1).every((name) => set[name] === undefined)) return [];
  const present = names.filter((name) => set[name] !== undefined).join(' and ');
  return names
    .filter((name) => set[name] === undefined)
    .map((name) => `${name}: is missing; Discord over HTTP needs it together with ${present}.`);
}

const SOCKETS = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'];
const HTTP = ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'];

/** Slack takes all variables of one kind, and none of the other. */
export function slackProblems(set: Readonly<Record<string, string>>): string[] {
  const present = (names: readonly string[]) => names.filter((name) => set[name] !== undefined);
  const [sockets, http] = [present(SOCKETS), present(HTTP)];
  if (sockets.length > 0 && http.length > 0) {
    const both = `${sockets.join(', ')} for Socket Mode and ${http.join(', ')} for HTTP`;
    return [`${http[0]}: Slack works in one way at a time, and there are ${both}; take out one kind.`];
  }
  const missing = (names: readonly string[], there: readonly string[]) =>
    there.length === 0
      ? []
      : names
          .filter((name) => !there.includes(name))
          .map((name) => `${name}: is missing; Slack needs it together with ${there.join(' and ')}.`);
  const keyless = http.length > 0 && set.TIP_JAR_KEY === undefined;
  return [
    ...missing(SOCKETS, sockets),
    ...missing(HTTP, http),
    ...(keyless
      ? ['TIP_JAR_KEY: is missing; it encrypts the workspaces’ tokens. openssl rand -base64 32 makes one.']
      : []),
  ];
}

/** Gets how Slack is connected, from variables in which there are no problems. */
export function slackOf(data: SlackVariables): SlackSockets | SlackHttp | undefined {
  const apiUrl = data.SLACK_API_URL.replace(/(?<!\/)\/*$/, '/');
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = data;
  if (botToken !== undefined && appToken !== undefined) return { botToken, appToken, apiUrl };
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = data;
  if (!signingSecret || !clientId || !clientSecret || !data.TIP_JAR_KEY) return undefined;
  return { signingSecret, clientId, clientSecret, keys: data.TIP_JAR_KEY, apiUrl };
}
