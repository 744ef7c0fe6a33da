/**
 * A line of text as plain data. Every string in it, ours or typed by somebody, is text and nothing but text: each
 * platform's renderer sees to it that it can't ping, link or format.
 */
export type Line = readonly Span[];

export type Span =
  | string
  | { kind: 'bold'; line: Line }
  | { kind: 'code'; text: string }
  /** A role on Discord, a user group on Slack, by its id. */
  | { kind: 'role'; id: string };

export const code = (text: string): Span => ({ kind: 'code', text });
export const bold = (...line: Span[]): Span => ({ kind: 'bold', line });

/** The words alone, for places where a platform takes plain text: a button, a form's title, a notification. */
export function plain(line: Line): string {
  return line
    .map((span) => {
      if (typeof span === 'string') return span;
      if (span.kind === 'bold') return plain(span.line);
      return span.kind === 'code' ? span.text : `@${span.id}`;
    })
    .join('');
}
