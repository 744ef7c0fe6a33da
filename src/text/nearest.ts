import { distance } from 'fastest-levenshtein';

/** A sentence that asks "did you mean" names at most so many. */
const MOST = 3;

/** What people may have meant, with its names and less usual `aliases`, all of them in lower case. */
export interface Named<One> {
  one: One;
  names: readonly string[];
  aliases: readonly string[];
}

/** Returns 0 if the text is one of the names, 1 if it begins one, 2 if one contains it, and 3 otherwise. */
export function rankOf(names: readonly string[], text: string): number {
  if (names.includes(text)) return 0;
  if (names.some((name) => name.startsWith(text))) return 1;
  return names.some((name) => name.includes(text)) ? 2 : 3;
}

/**
 * So many letters may be wrong, missing or too many: one in a text of up to four letters, two in a longer one, which is
 * what two swapped letters count as. With three, other words would be near: "twitter" is three away from "twitch".
 */
const tolerated = (text: string): number => (text.length > 4 ? 2 : 1);

/** The rank of the names, or for those that are spelt almost like the text a larger number. */
function farFrom(text: string, names: readonly string[]): number {
  const rank = rankOf(names, text);
  // One letter could begin too many names, and two stand somewhere in too many.
  if (rank < 3) return text.length > rank ? rank : Number.POSITIVE_INFINITY;
  const wrong = Math.min(...names.map((name) => distance(name, text)));
  return wrong <= tolerated(text) && wrong < text.length ? rank + wrong : Number.POSITIVE_INFINITY;
}

/**
 * Finds what may have been meant by a text that is no name; at most three, and none where nothing is near. Those with
 * names that begin with the text come before those that contain it, and before all that are only found by an alias.
 * Where the text is no part of any name, it is those spelt most like it.
 * @param text In lower case.
 */
export function nearest<One>(text: string, all: readonly Named<One>[]): One[] {
  const found = [
    ...all.map(({ one, names }) => ({ one, alias: 0, far: farFrom(text, names) })),
    ...all.map(({ one, aliases }) => ({ one, alias: 1, far: farFrom(text, aliases) })),
  ].filter(({ far }) => far < Number.POSITIVE_INFINITY);
  const least = Math.min(...found.map(({ far }) => far));
  const near = found
    .filter(({ far }) => far <= Math.max(2, least))
    .toSorted((one, other) => one.alias - other.alias || one.far - other.far);
  return [...new Set(near.map(({ one }) => one))].slice(0, MOST);
}
