/** In characters. Links are long in rare cases, and the button leads to the whole of it. */
const LONGEST_HANDLE = 60;

/** A handle beside the button that leads to it: of a very long one the beginning and the end. */
export function shortened(handle: string): string {
  if (handle.length <= LONGEST_HANDLE) return handle;
  const half = LONGEST_HANDLE / 2;
  return `${handle.slice(0, half)}…${handle.slice(1 - half)}`;
}
