import { withoutIsolates } from './direction.ts';

/**
 * Cuts a text that is too long for its place: a longer translation than expected must not make a platform refuse the
 * whole answer. What is cut loses its marks of direction, because the one that closes might be behind the cut.
 * @param most In UTF-16 code units.
 */
export const fitted = (text: string, most: number): string =>
  text.length > most
    ? `${withoutIsolates(text)
        .slice(0, most - 1)
        .replace(/[\ud800-\udbff]$/, '')}…`
    : text;
