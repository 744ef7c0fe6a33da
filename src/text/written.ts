import { isolates } from './direction.ts';
import type { Line, Span } from './line.ts';

/** What has been written of a message so far. Texts that follow each other become one. */
export interface Written {
  line: Span[];
  text: string | undefined;
}

export function addText(to: Written, text: string): void {
  to.text = to.text === undefined ? text : to.text + text;
}

/** @param apart Whether marks of direction set the spans apart from the text around them. */
export function addSpans(to: Written, spans: Line, apart: boolean): void {
  if (apart) addText(to, isolates.open);
  if (to.text !== undefined) to.line.push(to.text);
  to.text = undefined;
  for (const span of spans) to.line.push(span);
  if (apart) addText(to, isolates.close);
}

/** Gets all of it. Nothing may be added afterwards. */
export function finished({ line, text }: Written): Line {
  if (text !== undefined) line.push(text);
  return line;
}
