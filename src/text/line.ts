import { type Account, userOf } from '../ids.ts';
import { dateIn } from './dates.ts';

/**
 * A line of text as plain data. Every string in it is only text, whether it's ours or somebody typed it: each
 * platform's renderer makes sure that it can't ping, link or format.
 */
export type Line = readonly Span[];

export type Span =
  | string
  | { kind: 'bold'; line: Line }
  | { kind: 'code'; text: string }
  /** Names a role (on Slack a user group), a member or a channel by its id, without pinging anybody. */
  | { kind: 'role' | 'member' | 'channel'; id: string }
  /**
   * A moment in milliseconds since 1970. Readers see it in their own time zone, and where a platform can't do that, as
   * words in the language of the message that it was put into.
   */
  | { kind: 'moment'; at: number; language?: string };

export const code = (text: string): Span => ({ kind: 'code', text });
export const bold = (...line: Span[]): Span => ({ kind: 'bold', line });

/** Gets the words alone, for places where a platform takes plain text, such as a button or a notification. */
export function plain(line: Line): string {
  let words = '';
  for (const span of line) words += typeof span === 'string' ? span : wordsOf(span);
  return words;
}

function wordsOf(span: Exclude<Span, string>): string {
  if (span.kind === 'bold') return plain(span.line);
  if (span.kind === 'code') return span.text;
  if (span.kind === 'moment') return dateIn(span.at, span.language ?? 'en');
  return span.kind === 'channel' ? `#${span.id}` : `@${span.id}`;
}

/** Names somebody by their account. */
export const memberSpan = (account: Account): Span => ({ kind: 'member', id: userOf(account) });
export const channelSpan = (id: string): Span => ({ kind: 'channel', id });
export const roleSpan = (id: string): Span => ({ kind: 'role', id });
/**
 * @param at Milliseconds since 1970.
 * @param language That of the line; a message that the span is put into knows its own.
 */
export const momentSpan = (at: number, language?: string): Span => ({
  kind: 'moment',
  at,
  ...(language !== undefined && { language }),
});
