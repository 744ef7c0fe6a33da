import { optionType } from './command-types.js';
import { mentionables } from './known.js';

/** @import { Known } from './known.js' */
/** @import { Option } from './leaves.js' */
/** @import { Word } from '../../words/words.js' */

/** @typedef {{ value: string | number | boolean } | { error: Word }} Typed */

/** @type {Record<number, Word>} */
const notFound = {
  [optionType.user]: 'notAUser',
  [optionType.role]: 'notARole',
  [optionType.mentionable]: 'notAMention',
  [optionType.channel]: 'notAChannel',
  [optionType.attachment]: 'notAFile',
};

/**
 * Reads the value of an option as Discord's client would send it, or says why it would not send it.
 * @param {Option} option
 * @param {string} raw
 * @param {Known} known
 * @param {ReadonlyMap<string, string | number>} picked what autocompletion named -> its value
 * @returns {Typed}
 */
export function typedValue(option, raw, known, picked) {
  const lower = raw.toLowerCase();
  const missing = notFound[option.type];
  if (missing) {
    const found = mentionables(option, known).find(
      (one) =>
        [`${one.sign}${one.name}`, one.name].some((text) => text.toLowerCase() === lower) || raw.includes(one.id),
    );
    return found ? { value: found.id } : { error: missing };
  }
  const choice = option.choices.find(({ name, value }) =>
    [name, String(value)].some((text) => text.toLowerCase() === lower),
  );
  if (choice) return { value: choice.value };
  if (option.choices.length > 0) return { error: 'notAChoice' };
  const chosen = picked.get(raw);
  if (chosen !== undefined) return { value: chosen };
  if (option.type === optionType.boolean) {
    return lower === 'true' || lower === 'false' ? { value: lower === 'true' } : { error: 'notABoolean' };
  }
  if (option.type === optionType.string) return typedText(option, raw);
  return typedNumber(option, raw);
}

/** @param {Option} option @param {string} raw @returns {Typed} */
function typedText(option, raw) {
  if (raw.length < (option.minLength ?? 0)) return { error: 'tooShort' };
  if (raw.length > (option.maxLength ?? 6000)) return { error: 'tooLong' };
  return { value: raw };
}

/** @param {Option} option @param {string} raw @returns {Typed} */
function typedNumber(option, raw) {
  const value = /^-?\d+(?:[.,]\d+)?$/.test(raw) ? Number(raw.replace(',', '.')) : Number.NaN;
  if (Number.isNaN(value)) return { error: option.type === optionType.integer ? 'notAnInteger' : 'notANumber' };
  if (option.type === optionType.integer && !Number.isSafeInteger(value)) return { error: 'notAnInteger' };
  if (value < (option.min ?? -Infinity)) return { error: 'tooSmall' };
  if (value > (option.max ?? Infinity)) return { error: 'tooLarge' };
  return { value };
}
