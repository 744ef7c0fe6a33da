import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.ts';

/** Bolt's warnings and errors in our log. Its other lines may contain what people wrote and are left out. */
export function boltLogger(log: Log): Logger {
  const pass =
    (level: 'warn' | 'error') =>
    (...parts: unknown[]) => {
      const error = parts.find((part) => part instanceof Error);
      const text = parts.filter((part) => typeof part === 'string').join(' ');
      log[level]({ ...(error && { err: error }) }, `slack: ${text || 'the SDK reports an error'}`);
    };
  return {
    debug() {},
    info() {},
    warn: pass('warn'),
    error: pass('error'),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
