import type { Policy } from './policy.ts';

/** In characters, as a person counts them. */
export const LONGEST_RULES = 2000;

/**
 * Whether an owner has to accept the rules before their next publishing. Rules never hide a jar that is shown.
 * @param accepted The version that they accepted last; 0 for none.
 */
export const owesRules = ({ rules }: Pick<Policy, 'rules'>, accepted: number): boolean =>
  rules.text !== '' && rules.version !== accepted;
