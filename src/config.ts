import { accessSync, constants } from 'node:fs';
import dotenv from 'dotenv';
import { z } from 'zod';
import { isWritableFolder } from './store/private-files.ts';

/** Has Discord send interactions over HTTP, instead of over its gateway. */
export interface DiscordHttp {
  /** By which requests of Discord's are told from others: 64 hexadecimal digits. */
  publicKey: string;
  applicationId: string;
  /** `Config.publicUrl`, which the log joins with what is to be entered at Discord. */
  publicUrl: string | undefined;
}

interface SlackSockets {
  botToken: string;
  appToken: string;
  apiUrl: string;
}

interface SlackHttp {
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  /** Of 32 bytes each. The first one encrypts, the others open what they have encrypted. */
  keys: readonly [Uint8Array, ...Uint8Array[]];
  apiUrl: string;
}

/** What the operator set, from the environment. */
export interface Config {
  discord: { token: string; apiUrl: string; inviting?: boolean; http?: DiscordHttp | undefined } | undefined;
  /** One workspace in Socket Mode, or any number of them over HTTP. */
  slack: SlackSockets | SlackHttp | undefined;
  /** Reads the Slack app's manifest, for whoever examines it. Slack gives such a token for twelve hours. */
  slackConfigToken: string | undefined;
  /** The file of the embedded database, where one is configured. */
  databaseFile: string | undefined;
  /** The address of a database of PostgreSQL, which may have a password in it. */
  databaseUrl: string | undefined;
  /** Where a backup is made every day. */
  backupDir: string | undefined;
  /** Where HTTP is listened for. */
  host: string;
  port: number;
  /** The address by which the platforms reach this bot, without a path or a slash at the end. */
  publicUrl: string | undefined;
  /** Whoever sends it may read `GET /metrics`. */
  metricsToken: string | undefined;
  logLevel: string;
  /** Whether npm started this process, as `npm start` does. */
  underNpm: boolean;
}

/** All that is wrong with the environment, a sentence a variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** The database's file where none is configured. */
export const DATABASE = 'data/tipjar.db';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const HIGHEST_PORT = 65_535;

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

/** An address without a path: what is served has paths of its own. */
const isOrigin = (text: string) => new URL(text).origin === text.replace(/\/$/, '').toLowerCase();
/** 32 bytes in base64. */
const KEY = /^[\w+/-]{43}=?$/;
const toKey = (text: string): Uint8Array => Buffer.from(text, 'base64');
/** How TLS is used with PostgreSQL. Any other mode would send a password to whoever answers, without saying so. */
const SSL_MODES = ['disable', 'no-verify', 'require', 'verify-ca', 'verify-full'];

/** What is wrong with `DATABASE_URL`. It may have a password in it, so none of it is repeated. */
function problemOfDatabase(text: string): string | undefined {
  if (/^file:./.test(text)) return undefined;
  if (!isPostgres(text)) {
    return 'must name an SQLite file, as in file:data/tipjar.db, or a database of PostgreSQL, as in postgres://user:password@host/database';
  }
  if (!URL.canParse(text)) {
    return 'is no address; write characters such as @ / # % of a password as %40 %2F %23 %25';
  }
  const { pathname, searchParams } = new URL(text);
  if (pathname.length < 2) return 'must name a database, as in postgres://user:password@host/database';
  const mode = searchParams.get('sslmode');
  if (mode !== null && !SSL_MODES.includes(mode)) return `must have one of these as sslmode: ${SSL_MODES.join(', ')}`;
  const file = ['sslrootcert', 'sslcert', 'sslkey'].find((name) => !isReadable(searchParams.get(name)));
  return file && `names a file as ${file} that can’t be read`;
}

const isPostgres = (text: string) => /^postgres(?:ql)?:\/\//.test(text);

function isReadable(file: string | null): boolean {
  if (file === null) return true;
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

const environment = z.object({
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits, as on the page General Information')
    .optional(),
  DISCORD_APPLICATION_ID: z
    .string()
    .regex(/^\d{1,20}$/, 'must be a number, as on the page General Information')
    .optional(),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  TIP_JAR_KEY: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .refine(
      (keys) => keys.every((key) => KEY.test(key)),
      'must be 32 bytes in base64, as openssl rand -base64 32 prints them; a comma stands between several',
    )
    .transform(([newest = '', ...older]): SlackHttp['keys'] => [toKey(newest), ...older.map(toKey)])
    .optional(),
  SLACK_CONFIG_TOKEN: z.string().optional(),
  DATABASE_URL: z
    .string()
    .superRefine((text, context) => {
      const message = problemOfDatabase(text);
      if (message) context.addIssue({ code: 'custom', message });
    })
    .optional(),
  BACKUP_DIR: z
    .string()
    .refine(isWritableFolder, 'must be a folder that is there and that the bot may write to')
    .optional(),
  DISCORD_API_URL: url.default('https://discord.com/api'),
  SLACK_API_URL: url.default('https://slack.com/api/'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .default('3000')
    .refine((text) => /^\d+$/.test(text) && Number(text) <= HIGHEST_PORT, `must be a number from 0 to ${HIGHEST_PORT}`)
    .transform(Number),
  PUBLIC_URL: url
    .refine(isOrigin, { error: 'must have no path, as in https://tips.example.com', abort: true })
    .transform((text) => new URL(text).origin)
    .optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,}$/, 'must have at least 16 letters and digits, as those that `openssl rand -hex 32` prints')
    .optional(),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).default('info'),
  // npm sets this for the scripts that it runs.
  npm_lifecycle_event: z.string().optional(),
});

/**
 * Adds the variables of the file `.env` in the working folder, if there is one, to the environment of this process.
 * Variables that are set already keep their values.
 * @throws {ConfigError} when the file can't be read.
 */
export function loadDotenv(): void {
  // Both options keep dotenv from writing to stdout or stderr, whatever DOTENV_DEBUG says: the log is JSON lines.
  const { error } = dotenv.config({ quiet: true, debug: false });
  if (error && error.code !== 'ENOENT') throw new ConfigError([`.env: can’t be read (${error.message}).`]);
}

/**
 * Reads the configuration. An empty variable counts as one that isn't set.
 * @throws {ConfigError} naming every variable that is wrong, never its value.
 */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const { data, error } = environment.safeParse(set);
  const problems = (error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}.`);
  problems.push(...missingOfDiscord(set), ...slackProblems(set));
  if (!data || problems.length > 0) throw new ConfigError(problems);
  const { DISCORD_PUBLIC_KEY: publicKey, DISCORD_APPLICATION_ID: applicationId } = data;
  const http =
    publicKey !== undefined && applicationId !== undefined
      ? { publicKey, applicationId, publicUrl: data.PUBLIC_URL }
      : undefined;
  const { DISCORD_TOKEN: token } = data;
  return {
    discord: token === undefined ? undefined : { token, apiUrl: data.DISCORD_API_URL.replace(/(?<!\/)\/+$/, ''), http },
    slack: slackOf(data),
    slackConfigToken: data.SLACK_CONFIG_TOKEN,
    ...(data.DATABASE_URL && isPostgres(data.DATABASE_URL)
      ? { databaseFile: undefined, databaseUrl: data.DATABASE_URL }
      : { databaseFile: data.DATABASE_URL?.slice('file:'.length), databaseUrl: undefined }),
    backupDir: data.BACKUP_DIR,
    host: data.HOST,
    port: data.PORT,
    publicUrl: data.PUBLIC_URL,
    metricsToken: data.METRICS_TOKEN,
    logLevel: data.LOG_LEVEL,
    underNpm: data.npm_lifecycle_event !== undefined,
  };
}

/** Discord over HTTP takes three variables. Without the last two of them, the first alone takes the gateway. */
function missingOfDiscord(set: Record<string, string>): string[] {
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
function slackProblems(set: Readonly<Record<string, string>>): string[] {
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

function slackOf(data: z.output<typeof environment>): Config['slack'] {
  const apiUrl = data.SLACK_API_URL.replace(/(?<!\/)\/*$/, '/');
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = data;
  if (botToken !== undefined && appToken !== undefined) return { botToken, appToken, apiUrl };
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = data;
  if (!signingSecret || !clientId || !clientSecret || !data.TIP_JAR_KEY) return undefined;
  return { signingSecret, clientId, clientSecret, keys: data.TIP_JAR_KEY, apiUrl };
}
