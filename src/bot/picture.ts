import type { File, Part } from './answer.ts';

/** A picture is part of its card, which has its own way on. Any other file is only to be kept. */
export const isPicture = ({ type }: Pick<File, 'type'>): boolean => type.startsWith('image/');

/** Where a file stands among the parts of its card: right above the first buttons, or else at the end. */
export function placeOfFile(parts: readonly Part[]): number {
  const first = parts.findIndex(({ part }) => part === 'buttons');
  return first === -1 ? parts.length : first;
}
