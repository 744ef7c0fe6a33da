import type { Line, Span } from '../text/line.ts';

/** What formats, mentions or links anywhere in a text; a colon makes an address (`https://`) or an emoji (`:tada:`). */
const ANYWHERE = /[\\*_~`|[\]<>@]|:(?!\s)/g;
/** What formats at the start of a line only: headings, lists, quotes, small print. */
const AT_START = /^(\s*)([#\-+]|\d+(?=[.)]))/gm;

/** Text that Discord shows as it is, letter for letter: it can't ping, link or format. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(ANYWHERE, '\\$&')
    .replace(AT_START, (_, space: string, mark: string) => `${space}${/\d/.test(mark) ? `${mark}\\` : `\\${mark}`}`);
}

/** A line as Discord's markdown. */
export const toMarkdown = (line: Line): string => line.map(toSpan).join('');

function toSpan(span: Span): string {
  if (typeof span === 'string') return escapeMarkdown(span);
  switch (span.kind) {
    case 'bold':
      return `**${toMarkdown(span.line)}**`;
    case 'code':
      // A tick would end the code; no handle and no command has one, but what is typed may.
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
