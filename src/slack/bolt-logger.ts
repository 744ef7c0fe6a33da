import { type Logger, LogLevel } from '@slack/web-api';
import { type Log, safeText } from '../log.ts';

/**
 * Bolt's warnings and errors, for a closer look: what goes wrong is thrown as well, and said where it is caught. Bolt's
 * other lines may contain what people wrote and are left out.
 */
export function boltLogger(log: Log): Logger {
  const pass = (...parts: unknown[]) => {
    const error = parts.find((part) => part instanceof Error);
    const text = parts.filter((part) => typeof part === 'string').join(' ');
    log.debug({ ...(error && { err: error }) }, `slack: ${safeText(text) || 'the SDK reports an error'}`);
  };
  return {
    debug() {},
    info() {},
    warn: pass,
    error: pass,
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
