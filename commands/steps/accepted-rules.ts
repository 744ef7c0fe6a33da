import { byButton, textOf, word } from '../../src/bot/options.ts';
import type { Policy } from '../../src/jars/policy.ts';

/** The version of the rules that the pressed button stood below; undefined for what is no version. */
export const acceptedOption = () =>
  byButton({ ...word(9), read: (raw) => (/^\d{1,9}$/.test(textOf(raw)) ? textOf(raw) : undefined) });

/**
 * The version of the rules that counts as accepted: the one that is set, where the pressed button stood below it; else
 * what was accepted before. Nobody accepts ahead what they weren't shown.
 */
export const acceptedNow = ({ rules }: Pick<Policy, 'rules'>, pressed: string | undefined, before = 0): number =>
  rules.text !== '' && pressed === String(rules.version) ? rules.version : before;
