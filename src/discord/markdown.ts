import type { Line, Span } from '../text/line.ts';

/** Characters of formatting, mentions and links; a colon is part of an address (`https://`) or an emoji (`:tada:`). */
const ANYWHERE = /[\\*_~`|[\]<>@]|:(?!\s)/g;
/**
 * Formatting that works at the start of a line only: headings, lists, small print. Spaces before it are matched without
 * line ends, because a row of empty lines would otherwise be read again from each of them.
 */
const AT_START = /^([^\S\n\r\u2028\u2029]*)([#\-+]|\d+(?=[.)]))/gm;

/** Most texts have none of these characters, and don't begin with one of those: nothing of them is escaped. */
const NOTABLE = /[\\*_~`|[\]<>@\n\r\u2028\u2029]|:(?!\s)/;
const NOTABLE_START = /^\s*[#\-+\d]/;

/** Escapes a text so that Discord shows it as it was typed: it can't ping, link or format. */
export function escapeMarkdown(text: string): string {
  if (!NOTABLE.test(text) && !NOTABLE_START.test(text)) return text;
  return text
    .replace(ANYWHERE, '\\$&')
    .replace(AT_START, (_, space: string, mark: string) => `${space}${/\d/.test(mark) ? `${mark}\\` : `\\${mark}`}`);
}

/** A line as Discord's markdown. */
export function toMarkdown(line: Line): string {
  let markdown = '';
  for (const span of line) markdown += toSpan(span);
  return markdown;
}

function toSpan(span: Span): string {
  if (typeof span === 'string') return escapeMarkdown(span);
  switch (span.kind) {
    case 'bold':
      return `**${toMarkdown(span.line)}**`;
    case 'code':
      // A backtick would end the code. What people type may contain one.
      return span.text.includes('`') ? escapeMarkdown(span.text) : `\`${span.text}\``;
    case 'role':
      return `<@&${span.id}>`;
    case 'member':
      return `<@${span.id}>`;
    case 'channel':
      return `<#${span.id}>`;
    case 'moment':
      return `<t:${Math.floor(span.at / 1000)}:f>`;
  }
}
