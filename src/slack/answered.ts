import type { ModalView } from '@slack/types';
import type { Answer, Reply } from '../bot/answer.ts';
import { type Language, textsIn } from '../text/texts.ts';
import { menuOn, toFormView, toView } from './to-message.ts';

/** An answer, and what it takes to show it. */
export interface Answered {
  answer: Answer;
  /** For whom and when its buttons are made (see `stampOf`). */
  stamp: string;
  language: Language;
  /** Where the call came from. */
  channel: string | undefined;
}

/** The answer where a message can show it; undefined for a form, and for a card with a menu that is submitted. */
export const forMessage = (answer: Answer): Reply | undefined =>
  answer.kind === 'form' || menuOn(answer.card) ? undefined : answer;

/** The view that shows the answer. It carries the channel, since Slack sends none with what is done in a view. */
export function toAnsweredView({ answer, stamp, language, channel = '' }: Answered): ModalView {
  const texts = textsIn(language);
  const view = answer.kind === 'form' ? toFormView(answer, stamp, texts) : toView(answer, stamp, texts);
  return { ...view, private_metadata: channel };
}
