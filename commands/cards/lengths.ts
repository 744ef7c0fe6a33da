/** What people typed may fill so much of Discord's 4000 UTF-16 units a message. Our own words need the rest. */
export const ROOM_ON_CARD = 3500;

/** Matches what a renderer may have to escape: anything but letters, digits, spaces and the commonest punctuation. */
const SIGN = /[^\p{L}\p{N}\s.,;:!?'’"()]/gu;

/** Computes how much room a text takes on a card at most, in UTF-16 units. What may be escaped counts twice. */
export const roomOf = (text: string): number => text.length + (text.match(SIGN)?.length ?? 0);

/** A card shows so many characters of a handle. Few are longer, and the button leads to the whole of it. */
const LONGEST_HANDLE = 60;

/** Shortens a very long handle to its beginning and its end. */
export function shortened(handle: string): string {
  if (handle.length <= LONGEST_HANDLE) return handle;
  const half = LONGEST_HANDLE / 2;
  return `${handle.slice(0, half)}…${handle.slice(1 - half)}`;
}
