import { expect } from 'vitest';
import type { Card } from '../../src/bot/answer.ts';
import type { Language, TextKey, Values } from '../../src/text/texts.ts';
import { messagePattern, ownLength, textKeys } from './message-pattern.ts';
import { type Readable, readableCard } from './readable.ts';

declare module 'vitest' {
  interface Matchers {
    /**
     * Passes when one of the texts that are shown contains the message of this key, in the reader's language and as
     * plain text. Values that are given have to stand in it. A value that isn't given may be anything, so
     * `.not.toSay(key)` fails for the message whatever its values: no change of a value makes it pass by accident.
     *
     * Takes what a person is shown, a card, or a text by itself. The language has to be named for a card or a text
     * that isn't English.
     *
     * @throws {Error} for a value that the message has no place for, for a message that is nothing but values, and
     *   where nothing is shown.
     */
    toSay(key: TextKey, values?: Values, language?: Language): void;
    /** Likewise for the labels of buttons, menus and their choices: the whole label is this message. */
    toOffer(key: TextKey, values?: Values, language?: Language): void;
  }
}

expect.extend({
  toSay(received: unknown, key: TextKey, values: Values = {}, language?: Language) {
    const { said, language: own, fault } = inFrontOf(received);
    const pattern = patternFor(key, values, language ?? own);
    return {
      pass: said.some((text) => new RegExp(pattern).test(spaced(text))),
      message: () =>
        failure(this.isNot ? 'not to say' : 'to say', key, values, said, language ?? own) + loggedToo(fault),
    };
  },
  toOffer(received: unknown, key: TextKey, values: Values = {}, language?: Language) {
    const { offered, language: own } = inFrontOf(received);
    const pattern = patternFor(key, values, language ?? own);
    return {
      pass: offered.some((label) => new RegExp(`^${pattern}$`).test(spaced(label))),
      message: () => failure(this.isNot ? 'not to offer' : 'to offer', key, values, offered, language ?? own),
    };
  },
});

/** Whether a text that is shown contains a message, for waiting until it does; what is left open is as in `toSay`. */
export function says(shown: Readable | string, key: TextKey, values: Values = {}): boolean {
  const { said, language } = inFrontOf(shown);
  const pattern = new RegExp(patternFor(key, values, language));
  return said.some((text) => pattern.test(spaced(text)));
}

/**
 * No-break spaces, as French has them in amounts, look like any other in a failed comparison. Marks of direction, which
 * stand around names from right to left, aren't seen at all.
 */
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u2068\u2069]/g, '');

const loggedToo = (fault: string | undefined) => (fault === undefined ? '' : `\nthe newest fault in the log: ${fault}`);

function inFrontOf(received: unknown): Readable {
  if (typeof received === 'string') return { said: [received], offered: [received], language: 'en' };
  if (isReadable(received)) return received;
  if (isCard(received)) return readableCard(received, 'en');
  throw new Error(`nothing is shown: ${JSON.stringify(received)}`);
}

const isReadable = (value: unknown): value is Readable =>
  typeof value === 'object' && value !== null && 'said' in value;
const isCard = (value: unknown): value is Card => typeof value === 'object' && value !== null && 'parts' in value;

function patternFor(key: TextKey, values: Values, language: Language): string {
  const given = Object.keys(values).length;
  if (given === 0 && ownLength(key, language) === 0) throw new Error(`${key} has no words of its own: give its values`);
  return spaced(messagePattern(key, values, language));
}

function failure(wanted: string, key: TextKey, values: Values, texts: readonly string[], language: Language): string {
  const lines = texts.map((text) => `  ${JSON.stringify(text)}\n    ${likely(text, language)}`);
  const given = Object.keys(values).length > 0 ? ` with ${JSON.stringify(values)}` : '';
  return `expected ${wanted} ${key}${given} in ${language}; there is:\n${lines.join('\n') || '  nothing'}`;
}

/** The keys of the messages that a text may hold, those with most words of their own first. */
function likely(text: string, language: Language): string {
  const keys = textKeys.filter(
    (key) => ownLength(key, language) > 3 && new RegExp(spaced(messagePattern(key, {}, language))).test(spaced(text)),
  );
  const found = keys.toSorted((one, other) => ownLength(other, language) - ownLength(one, language)).slice(0, 3);
  return found.length > 0 ? `which is ${found.join(' or ')}` : 'which is no message of the locale files';
}
