import type { TextKey, Values } from '../text/texts.ts';
import type { Action } from './answer.ts';

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
