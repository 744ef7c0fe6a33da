import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.ts';

/** Bolt's warnings and errors in our log; what it tells besides may hold payloads and is left out. */
export function boltLogger(log: Log): Logger {
  const pass =
    (level: 'warn' | 'error') =>
    (...told: unknown[]) => {
      const error = told.find((one) => one instanceof Error);
      const text = told.filter((one) => typeof one === 'string').join(' ');
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
