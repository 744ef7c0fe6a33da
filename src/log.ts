import { type Logger, pino } from 'pino';

/** What the operator reads. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * One JSON line an event; lines for people on a terminal.
 * Of an error only its name, code, message and stack: the SDKs' errors carry addresses with tokens and whole requests.
 */
export async function createLog(level: string): Promise<Logger> {
  const options = { level, serializers: { err: toSafeError } };
  if (!process.stdout.isTTY) return pino(options);
  const { default: pretty } = await import('pino-pretty');
  // Written at once: what is said right before the end is what matters most.
  return pino(options, pretty({ sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }));
}

/** Anything that looks like an address's path or query, or a token, where a message quotes one. */
const SECRET =
  /(?<=(?:https?|wss?):\/\/[^\s/]*)\/\S*|\bxox[a-z]-[\w-]+|\bxapp-[\w-]+|\b[\w-]{24,}\.[\w-]{6}\.[\w-]{27,}/g;

/** What of an error may be written down. */
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
