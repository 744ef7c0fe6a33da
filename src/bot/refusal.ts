import { LONGEST_ECHO, visible } from '../text/plain-text.ts';
import { type Language, type TextKey, type Texts, textsIn, type Values } from '../text/texts.ts';
import type { Action, Card, Reply } from './answer.ts';
import { buttons, card, mainButton, type Parts, text } from './kit.ts';

/** A button under a refusal that offers what to do next. */
export interface WayOn {
  label: TextKey;
  values?: Values;
  action: Action;
}

/**
 * Thrown when the bot can't do what was asked. The caller alone sees why, in a sentence of their language, and nothing
 * is logged.
 */
export class Refusal extends Error {
  readonly key: TextKey;
  readonly values: Values;
  /** Fields of a form may each have a refusal of their own, by their names. */
  readonly fields: Record<string, Refusal>;
  readonly wayOn: WayOn | undefined;
  /** These parts stand under the sentence: a card as it is now, where the one that was pressed is out of date. */
  readonly below: Parts;
  /** What becomes of the message for everybody whose button was pressed, where there is nothing left to do on it. */
  readonly posted: Card | undefined;

  constructor(
    key: TextKey,
    values: Values = {},
    more: { fields?: Record<string, Refusal>; wayOn?: WayOn; below?: Parts; posted?: Card } = {},
  ) {
    super(key);
    this.name = 'Refusal';
    this.key = key;
    this.values = values;
    this.fields = more.fields ?? {};
    this.wayOn = more.wayOn;
    this.below = more.below ?? [];
    this.posted = more.posted;
  }
}

/** Refusals repeat what people typed. This shortens it and takes out invisible characters. */
function echoed(values: Values): Values {
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? visible(value, LONGEST_ECHO) : value,
  ]);
  return Object.fromEntries(shown);
}

/** Turns a refusal into an answer: its sentence, the sentences of a form's fields, and a button for what to do next. */
export function refuse(refusal: Refusal, { say, words }: Texts): Reply {
  const { key, values, wayOn, posted } = refusal;
  const fields = Object.entries(refusal.fields);
  const others = fields.map(([, one]) => one).filter((one) => one.key !== key);
  const next = wayOn && buttons(mainButton(words(wayOn.label, wayOn.values), wayOn.action));
  return {
    kind: 'reply',
    ...(posted && { posted }),
    refusal: { fields: Object.fromEntries(fields.map(([name, one]) => [name, words(one.key, echoed(one.values))])) },
    card: {
      title: [],
      parts: card(
        [],
        [
          text(say(key, echoed(values))),
          others.map((one) => text(say(one.key, echoed(one.values)))),
          next,
          refusal.below,
        ],
      ).parts,
    },
  };
}

/** Adds to an answer that the message for everybody, whose button was pressed, stays as it is. */
export const withPostUnchanged = (reply: Reply, { say }: Texts): Reply => ({
  ...reply,
  card: { ...reply.card, parts: [...reply.card.parts, text(say('call.post-unchanged'))] },
});

/** Makes the answer for when a platform no longer accepts the real one, because it came too late. */
export const lateReply = (language: Language): Reply => refuse(new Refusal('call.slow'), textsIn(language));
