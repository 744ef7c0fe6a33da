import type { Policy } from './policy.ts';

/** In characters as a person counts them. */
export const LONGEST_RULES = 2000;

/**
 * Whether an owner has to accept the rules before they publish again. New rules don't hide a jar that is shown already.
 * @param accepted The version that the owner accepted last; 0 for none.
 */
export const owesRules = ({ rules }: Pick<Policy, 'rules'>, accepted: number): boolean =>
  rules.text !== '' && rules.version !== accepted;
