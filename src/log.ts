import { type Logger, pino } from 'pino';

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
  return pino(options, pretty({ sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }));
}

/** The path and query of an address, and Slack's and Discord's tokens. */
const SECRET =
  /(?<=(?:https?|wss?):\/\/[^\s/]*)\/\S*|\bxox[a-z]-[\w-]+|\bxapp-[\w-]+|\b[\w-]{24,}\.[\w-]{6}\.[\w-]{27,}/g;

/**
 * An error's name, code, message, stack and cause, without secrets. Nothing else may be logged: the SDKs' errors have
 * properties with whole requests, and addresses with tokens in them.
 */
export function toSafeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const hide = (text: string) => text.replace(SECRET, '[hidden]');
  return {
    name,
    message: hide(message),
    ...('code' in error && { code: error.code }),
    ...(stack && { stack: hide(stack) }),
    ...(cause !== undefined && { cause: toSafeError(cause) }),
  };
}
