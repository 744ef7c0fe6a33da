import type { RichTextBlock, RichTextElement } from '@slack/types';
import { type Line, plain, type Span } from '../text/line.ts';

/** A line as rich text: what people typed in it is never read as markup. */
export const toRichText = (line: Line): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: line.flatMap(toElements) }],
});

function toElements(span: Span): RichTextElement[] {
  if (typeof span === 'string') return span === '' ? [] : [{ type: 'text', text: span }];
  switch (span.kind) {
    case 'bold':
      return inBold(span.line);
    case 'code':
      return [{ type: 'text', text: span.text, style: { code: true } }];
    case 'role':
      return [{ type: 'usergroup', usergroup_id: span.id }];
    case 'member':
      return [{ type: 'user', user_id: span.id }];
    case 'channel':
      return [{ type: 'channel', channel_id: span.id }];
    case 'moment':
      return [
        {
          type: 'date',
          timestamp: Math.floor(span.at / 1000),
          format: '{date_short_pretty} {time}',
          fallback: plain([span]),
        },
      ];
  }
}

function inBold(line: Line): RichTextElement[] {
  return line
    .flatMap(toElements)
    .map((element) => (element.type === 'text' ? { ...element, style: { ...element.style, bold: true } } : element));
}
