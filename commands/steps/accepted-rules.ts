import { byButton, textOf, word } from '../../src/bot/options.ts';
import type { Policy } from '../../src/jars/policy.ts';

/** Takes the version of the rules that a button accepts. It's undefined for anything that isn't a version. */
export const acceptedOption = () =>
  byButton({ ...word(9), read: (raw) => (/^\d{1,9}$/.test(textOf(raw)) ? textOf(raw) : undefined) });

/**
 * Gets the version of the rules that the creator has accepted. The pressed button counts only for the version that is
 * set now: if the rules have changed since the button was made, the creator hasn't read the new ones.
 * @param before The version that the creator accepted earlier; 0 for none.
 */
export const acceptedNow = ({ rules }: Pick<Policy, 'rules'>, pressed: string | undefined, before = 0): number =>
  rules.text !== '' && pressed === String(rules.version) ? rules.version : before;
