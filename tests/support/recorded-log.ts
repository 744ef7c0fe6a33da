import { type LogFn, pino } from 'pino';
import type { Log } from '../../src/log.ts';
import { toSafeError } from '../../src/log.ts';

interface Line {
  level: number;
  msg: string;
  err?: { message: string };
}

/** A log whose lines, from `info` up, a test can read. */
export function recordedLog(): Log & { lines: Line[]; said(): string[]; times(message: string): number } {
  const lines: Line[] = [];
  const log = pino(
    { level: 'info', serializers: { err: toSafeError } },
    { write: (line) => lines.push(JSON.parse(line)) },
  );
  const bound = (write: LogFn): LogFn => write.bind(log);
  return {
    debug: bound(log.debug),
    info: bound(log.info),
    warn: bound(log.warn),
    error: bound(log.error),
    lines,
    said: () => lines.map(({ msg }) => msg),
    times: (message) => lines.filter(({ msg }) => msg === message).length,
  };
}
