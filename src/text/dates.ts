import { memoize } from './memoize.ts';

/** Digits are the European ones in every language, as platforms themselves show them, and as services take them. */
const formatIn = memoize(
  (language: string) =>
    new Intl.DateTimeFormat(language, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'UTC',
      timeZoneName: 'short',
      numberingSystem: 'latn',
    }),
);

/**
 * Writes a moment as words, for places where a platform can't show it in the reader's own time zone.
 * @param at Milliseconds since 1970.
 */
export const dateIn = (at: number, language: string): string => formatIn(language).format(at);

const dayFormat = memoize(
  (language: string) =>
    new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC', numberingSystem: 'latn' }),
);

/** Writes a day of the last months, such as `November 16`. @param at Milliseconds since 1970. */
export const day = (at: number, language: string): string => dayFormat(language).format(at);
