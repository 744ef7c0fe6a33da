import dotenv from 'dotenv';
import { z } from 'zod';
import { isPostgres, problemOfDatabase } from './database-url.ts';
import {
  type DiscordHttp,
  discordProblems,
  type SlackHttp,
  type SlackSockets,
  slackOf,
  slackProblems,
} from './platform-variables.ts';
import { isWritableFolder } from './store/private-files.ts';

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
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be an http or https address, as in https://tips.example.com',
      abort: true,
    })
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
  problems.push(...discordProblems(set), ...slackProblems(set));
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
