import { type Required, text } from '../../src/bot/options.ts';
import { ownWords } from './own-words.ts';

/** In characters, as a person counts them. */
export const LONGEST_REASON = 200;

const wanted = {
  field: 'reason',
  most: LONGEST_REASON,
  tooLong: 'reason.too-long',
  hidden: 'reason.hidden',
} as const;

/** Why, in words that somebody else will read: typed behind a command, or in a form's field of the name `reason`. */
export function reason(): Required<string> {
  const typed = text(LONGEST_REASON);
  return {
    ...typed,
    read: async (raw, platform) => ownWords(await typed.read(raw, platform), wanted),
  };
}
