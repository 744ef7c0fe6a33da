import type { PlainTextElement } from '@slack/types';

/** Text that Slack shows as it is, without markup and emoji names, cut to `most` UTF-16 code units. */
export const plainText = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: text.length > most ? `${text.slice(0, most - 1)}…` : text,
  emoji: false,
});
