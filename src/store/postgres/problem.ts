/** What PostgreSQL's codes, and those of the network, mean for whoever runs the bot. */
const problems: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at that host and port',
  ECONNRESET: 'the connection was cut',
  ETIMEDOUT: 'the host doesn’t answer',
  EHOSTUNREACH: 'the host can’t be reached',
  ENETUNREACH: 'the host can’t be reached',
  ENOTFOUND: 'the host’s name isn’t known',
  EAI_AGAIN: 'the host’s name can’t be looked up',
  ENOENT: 'there is no socket of that name',
  EPIPE: 'the connection was cut',
  '28P01': 'the server refuses the password',
  '28000': 'the server doesn’t let this user in',
  '3D000': 'there is no such database',
  '42501': 'the user lacks rights that the bot needs',
  '53100': 'there is no space left on its disk',
  '53200': 'the server is out of memory',
  '53300': 'the server has too many connections',
  '57P01': 'the server is being shut down',
  '57P02': 'the server had a crash',
  '57P03': 'the server is starting up or being shut down',
  '57014': 'it took too long',
  '55P03': 'another transaction keeps it waiting',
  '25006': 'the server can only be read',
  '40001': 'others change the same',
  '40P01': 'others change the same',
};

/** These say that the server doesn't let the bot in: a password, a database or a certificate is wrong. */
const REFUSED = /^(?:28|3D000|CERT_|ERR_TLS|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** These say that there is no server, or that the connection to it is gone; class 08 and 57P are PostgreSQL's. */
const AWAY = /^(?:08|57P|53300|25P03|EC|ET|EH|EN|EAI|EPIPE)/;

/** What the driver says without a code when a connection ends. */
const ENDED = /^(?:Connection terminated|timeout expired|Client was closed|Client has encountered|Query read timeout)/;

/** A transaction that fails with these may succeed if it's run again; class 40 is PostgreSQL's. */
const PASSING = /^(?:40|55P03)/;

const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
};

/** Whether the server can't be reached, doesn't let the bot in, or was lost on the way. */
export const isAway = (error: unknown): boolean =>
  AWAY.test(codeOf(error)) || REFUSED.test(codeOf(error)) || (error instanceof Error && ENDED.test(error.message));

/** Whether trying again is no use, until whoever runs the bot has changed something. */
export const isForGood = (error: unknown): boolean =>
  REFUSED.test(codeOf(error)) ||
  codeOf(error) === '42501' ||
  (error instanceof Error && /does not support SSL/.test(error.message));

/** Whether others were in the way of a transaction. */
export const isPassing = (error: unknown): boolean => PASSING.test(codeOf(error));

/** Why the server, or the way to it, keeps the bot from working, with the code. It never repeats the address. */
export function problemOf(error: unknown): string {
  const code = codeOf(error);
  const known = problems[code];
  if (known) return `${known} (${code})`;
  if (error instanceof Error)
    return code && !error.message.includes(code) ? `${error.message} (${code})` : error.message;
  return String(error);
}
