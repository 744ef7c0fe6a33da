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

export const addSpan = (to: Written, span: Span): void => addLine(to, [span]);

/** Texts of a line that is put in stay what they are. */
export function addLine(to: Written, line: Line): void {
  if (to.text !== undefined) to.line.push(to.text);
  to.text = undefined;
  to.line.push(...line);
}

/** Sets what is added meanwhile apart from the text around it, by marks of direction. */
export function setApart(to: Written, add: () => void): void {
  addText(to, isolates.open);
  add();
  addText(to, isolates.close);
}

/** Gets all of it. Nothing may be added afterwards. */
export function finished({ line, text }: Written): Line {
  if (text !== undefined) line.push(text);
  return line;
}
