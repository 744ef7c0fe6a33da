/** A message of Discord holds 4000 UTF-16 units of text; the rest is for what stands around what people typed. */
export const ROOM_ON_CARD = 3500;

/** Letters, digits, spaces and the commonest punctuation; what is none of them may be escaped, and count twice. */
const SIGN = /[^\p{L}\p{N}\s.,;:!?'’"()]/gu;

/** How much of a card's room a text takes at most, in UTF-16 units. */
export const roomOf = (text: string): number => text.length + (text.match(SIGN)?.length ?? 0);

/** In characters. Links are long in rare cases, and the button leads to the whole of it. */
const LONGEST_HANDLE = 60;

/** A handle beside the button that leads to it: of a very long one the beginning and the end. */
export function shortened(handle: string): string {
  if (handle.length <= LONGEST_HANDLE) return handle;
  const half = LONGEST_HANDLE / 2;
  return `${handle.slice(0, half)}…${handle.slice(1 - half)}`;
}
