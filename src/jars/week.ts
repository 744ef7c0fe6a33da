const DAY = 24 * 60 * 60 * 1000;

/** 1970 began on a Thursday, three days after the Monday of its week. */
const SINCE_MONDAY = 3;

/** Numbers weeks, which begin on Monday in UTC. @param at Milliseconds since 1970. */
export const weekOf = (at: number): number => Math.floor((at / DAY + SINCE_MONDAY) / 7);

/** Gets the first moment of a week, in milliseconds since 1970. */
export const startOf = (week: number): number => (week * 7 - SINCE_MONDAY) * DAY;

/** So many weeks are counted back to: half a year. */
export const WEEKS_KEPT = 26;
