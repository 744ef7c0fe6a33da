import { type Option, text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { hidesSomething, lengthOf } from '../../src/text/plain-text.ts';

/** In characters, as a person counts them. */
export const LONGEST_REASON = 200;

/** Why, in words that somebody else will read: typed behind a command, or in a form's field of the name `reason`. */
export function reason(): Option<string> & { required: true } {
  const typed = text(LONGEST_REASON);
  return {
    ...typed,
    async read(raw, platform) {
      const words = (await typed.read(raw, platform)).replace(/[\r\n\t ]+/g, ' ');
      if (lengthOf(words) > LONGEST_REASON) throw wrong('reason.too-long', { most: LONGEST_REASON });
      if (hidesSomething(words)) throw wrong('reason.hidden');
      return words;
    },
  };
}

/** The same sentence for who typed the command and for the form's field. */
function wrong(key: 'reason.too-long' | 'reason.hidden', values = {}): Refusal {
  return new Refusal(key, values, { fields: { reason: new Refusal(key, values) } });
}
