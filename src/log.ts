import { type Logger, pino } from 'pino';
import { sourceStack } from './source-stack.ts';

/** The operator's log. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Writes a line of JSON for each event, or a readable line on a terminal. Errors are logged as `toSafeError` makes them.
 * @param level One of pino's, such as `info`.
 */
export async function createLog(level: string): Promise<Logger> {
  const options = { level, serializers: { err: toSafeError } };
  if (!process.stdout.isTTY) return pino(options);
  const { default: pretty } = await import('pino-pretty');
  // Without `sync`, the last lines before the process exits would be lost, and they say why it does.
  return pino(options, pretty({ sync: true, singleLine: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }));
}

/** An address with its path and query, which are its second half. */
const ADDRESS = /((?:https?|wss?):\/\/[^\s/]*)\/\S*/g;
/**
 * Slack's and Discord's tokens. Discord's is looked for at the start of a row of letters, digits, `_` and `-` only: if
 * it were at every hyphen, the time would grow with the square of the row's length.
 */
const TOKEN =
  /(?<![\w-])(-*)(?:xox[a-z]-[\w-]+|xapp-[\w-]+|\w[\w-]{23,}\.[\w-]{6}\.[\w-]{27,})|\b(?:xox[a-z]|xapp)-[\w-]+/g;

/** Takes out the paths and queries of addresses, and tokens. The time it takes grows with the text's length alone. */
export const withoutSecrets = (text: string): string =>
  text.replace(ADDRESS, '$1[hidden]').replace(TOKEN, '$1[hidden]');

/** The log shows so many UTF-16 units of a text's beginning, and as many of its end, where a stack has its frames. */
const EACH_END = 4_096;
/** An error's cause may have a cause in turn. So many of them say what happened; a circle of causes ends here too. */
const MOST_CAUSES = 5;

/** Leaves out the middle of a long text. A word that is cut goes as a whole, because it may be half a secret. */
function shortened(text: string): string {
  const left = text.length - 2 * EACH_END;
  if (left <= 0) return text;
  const start = text.slice(0, EACH_END).replace(/(?<!\S)\S+$/, '');
  const end = text.slice(-EACH_END).replace(/^\S+/, '');
  return `${start}[more than ${left} characters left out]${end}`;
}

/** A text as it may be logged: shortened, and without secrets. */
export const safeText = (text: string): string => withoutSecrets(shortened(text));

/**
 * An error's name, code, message, stack and cause, without secrets. Nothing else may be logged: the SDKs' errors have
 * properties with whole requests, and addresses with tokens in them.
 */
export function toSafeError(error: unknown, causes = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return {
    name: safeText(name),
    message: safeText(message),
    ...((typeof code === 'string' && { code: safeText(code) }) || (typeof code === 'number' && { code })),
    ...(stack && { stack: safeText(sourceStack(stack)) }),
    ...(cause !== undefined && causes < MOST_CAUSES && { cause: toSafeError(cause, causes + 1) }),
  };
}
