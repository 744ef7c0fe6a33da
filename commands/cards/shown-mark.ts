import { shortMark } from '../../src/bot/action-id.ts';
import { byButton, key } from '../../src/bot/options.ts';
import { createCache } from '../../src/text/cache.ts';
import { MOST_READY } from './links.ts';

/** The longest id of a button, the one that restores a link of Bandcamp, has room for so many characters. */
const LENGTH = 7;

/** Takes the mark of what a card showed. A typed command has none, and is about what is there now. */
export const seenOption = () => byButton(key(LENGTH));

/** Makes a short mark of what a card shows, so that its buttons can tell when that has changed. */
export const markOf = (...shown: readonly string[]): string => shortMark(JSON.stringify(shown), LENGTH);

const marks = createCache<string>(MOST_READY);

/** Makes the mark of the links that a card shows. Their order doesn't matter. */
export function linksMark(links: readonly { provider: string | { id: string }; handle: string }[]): string {
  const shown = links
    .map(({ provider, handle }) => `${typeof provider === 'string' ? provider : provider.id} ${handle}`)
    .sort();
  // The hash takes longer than all else about a button, and a card is shown more often than it changes.
  return marks.get(JSON.stringify(shown), () => markOf(...shown));
}
