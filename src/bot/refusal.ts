import { LONGEST_ECHO, visible } from '../text/plain-text.ts';
import { type Language, type TextKey, type Texts, textsIn, type Values } from '../text/texts.ts';
import type { Action, Reply } from './answer.ts';
import { buttons, mainButton, text } from './kit.ts';

/** Something that offers a way on, next to the sentence. */
export interface WayOn {
  label: TextKey;
  values?: Values;
  action: Action;
}

/** An answer that says why not, in one sentence: private, in the caller's language, and no error in the log. */
export class Refusal extends Error {
  readonly key: TextKey;
  readonly values: Values;
  /** A sentence of its own for a form's field. */
  readonly fields: Record<string, Refusal>;
  readonly wayOn: WayOn | undefined;

  constructor(key: TextKey, values: Values = {}, more: { fields?: Record<string, Refusal>; wayOn?: WayOn } = {}) {
    super(key);
    this.name = 'Refusal';
    this.key = key;
    this.values = values;
    this.fields = more.fields ?? {};
    this.wayOn = more.wayOn;
  }
}

/** What was typed is given back in refusals, whatever it was: never more than can be seen and read. */
function echoed(values: Values): Values {
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? visible(value, LONGEST_ECHO) : value,
  ]);
  return Object.fromEntries(shown);
}

/** A refusal as an answer: its sentence, those of a form's fields, and a way on. */
export function refuse(refusal: Refusal, { say, words }: Texts): Reply {
  const { key, values, wayOn } = refusal;
  const fields = Object.entries(refusal.fields);
  const others = fields.map(([, one]) => one).filter((one) => one.key !== key);
  const next = wayOn && buttons(mainButton(words(wayOn.label, wayOn.values), wayOn.action));
  return {
    kind: 'reply',
    refusal: { fields: Object.fromEntries(fields.map(([name, one]) => [name, words(one.key, echoed(one.values))])) },
    card: {
      title: [],
      parts: [
        text(say(key, echoed(values))),
        ...others.map((one) => text(say(one.key, echoed(one.values)))),
        ...(next ? [next] : []),
      ],
    },
  };
}

/** For where a platform no longer takes what was made, because it came too late. */
export const lateReply = (language: Language): Reply => refuse(new Refusal('call.slow'), textsIn(language));
