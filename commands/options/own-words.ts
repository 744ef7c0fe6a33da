import { type Required, text } from '../../src/bot/options.ts';
import { Refusal, type WayOn } from '../../src/bot/refusal.ts';
import { hidesSomething, lengthOf, trimmed } from '../../src/text/plain-text.ts';
import type { TextKey } from '../../src/text/texts.ts';

/** Longer than a line may be, so that too long a one is answered with a sentence and not cut off; in characters. */
export const MOST_TYPED = 1000;

interface Wanted {
  /** The form's field that the sentence is for. */
  field: string;
  /** In characters, as a person counts them. */
  most: number;
  /** The sentences for what may be wrong. */
  tooLong: TextKey;
  hidden: TextKey;
  wayOn?: WayOn;
}

/**
 * A line that somebody typed for others to read, its line breaks and tabs made spaces.
 * @throws {Refusal} where it is too long or hides something: the same sentence for who typed the command and for the
 *   form's field.
 */
export function ownWords(typed: string, { field, most, tooLong, hidden, wayOn }: Wanted): string {
  const words = trimmed(typed).replace(/[\r\n\t ]+/g, ' ');
  const length = lengthOf(words);
  const wrong = (key: TextKey) => {
    const values = { most, length };
    const fields = { [field]: new Refusal(key, values) };
    return new Refusal(key, values, { fields, ...(wayOn && { wayOn }) });
  };
  if (length > most) throw wrong(tooLong);
  if (hidesSomething(words)) throw wrong(hidden);
  return words;
}

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
