import type { PlainTextElement, RichTextBlock, RichTextElement } from '@slack/types';
import { type Spelled, splitEmoji } from '../text/emoji.ts';
import { fitted } from '../text/fitted.ts';
import { type Line, plain, type Span } from '../text/line.ts';

/** Characters of an input block's label or hint. https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const INPUT_LABEL = 2000;
/**
 * Characters of the placeholder in a menu or a text field.
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
 * https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
 */
export const PLACEHOLDER = 150;

/** Escapes the three characters by which Slack tells mentions and links from text. https://docs.slack.dev/messaging/formatting-message-text */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const unescapeText = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Text that Slack shows without markup, with its emoji, cut to `most` UTF-16 code units. */
export const plainText = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: fitted(text, most),
  emoji: true,
});

/** A line as rich text: what people typed in it is never read as markup. Emoji are all that Slack shows of it by name. */
export const richText = (line: Line): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: line.flatMap(toElements) }],
});

/** Slack reads no emoji's name in a text of this kind, so each is an element of its own. */
const toElement = (part: Spelled): RichTextElement =>
  'emoji' in part ? { type: 'emoji', name: part.emoji } : { type: 'text', text: part.text };

function toElements(span: Span): RichTextElement[] {
  if (typeof span === 'string') return span === '' ? [] : splitEmoji(span).map(toElement);
  switch (span.kind) {
    case 'bold':
      return span.line
        .flatMap(toElements)
        .map((element) =>
          element.type === 'text' ? { ...element, style: { ...element.style, bold: true } } : element,
        );
    case 'code':
      return [{ type: 'text', text: span.text, style: { code: true } }];
    case 'role':
      return [{ type: 'usergroup', usergroup_id: span.id }];
    case 'member':
      return [{ type: 'user', user_id: span.id }];
    case 'channel':
      return [{ type: 'channel', channel_id: span.id }];
    case 'moment': {
      const timestamp = Math.floor(span.at / 1000);
      return [{ type: 'date', timestamp, format: '{date_short_pretty} {time}', fallback: plain([span]) }];
    }
  }
}
