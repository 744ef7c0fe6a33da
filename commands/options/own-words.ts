import type { Field } from '../../src/bot/answer.ts';
import { freeText, type RequiredOption } from '../../src/bot/options.ts';
import { Refusal, type WayOn } from '../../src/bot/refusal.ts';
import { hidesSomething, lengthOf, trimmed } from '../../src/text/plain-text.ts';
import type { TextKey, Texts } from '../../src/text/texts.ts';

/** An option takes more characters than are allowed, so that a text that is too long is answered and not cut off. */
export const MOST_TYPED = 1000;

interface Wanted {
  /** The form's field in which the text is typed. */
  field: string;
  /** How much is allowed, in characters (code points). */
  most: number;
  /** These sentences say that the text is too long, or has invisible characters. */
  tooLong: TextKey;
  hidden: TextKey;
  wayOn?: WayOn;
}

/**
 * Reads a line that somebody typed for others to read. Line breaks and tabs become spaces.
 * @throws {Refusal} when the line is too long or has invisible characters. The refusal has the same sentence for the
 *   answer to a command and for the form's field.
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

/** A reason has at most so many characters (code points). */
export const LONGEST_REASON = 200;

const wanted = {
  field: 'reason',
  most: LONGEST_REASON,
  tooLong: 'reason.too-long',
  hidden: 'reason.hidden',
} as const;

/** Takes a reason that somebody else will read. It's typed after a command, or into a form's field named `reason`. */
export function reason(): RequiredOption<string> {
  const typed = freeText(LONGEST_REASON);
  return {
    ...typed,
    read: async (raw, platform) => ownWords(await typed.read(raw, platform), wanted),
  };
}

/** Makes the field of a form in which an admin may give the jar's owner a reason. */
export const reasonField = ({ words }: Pick<Texts, 'words'>): Field & { name: 'reason' } => ({
  name: 'reason',
  label: words('reason.label'),
  hint: words('reason.hint'),
  most: LONGEST_REASON,
  required: false,
});
