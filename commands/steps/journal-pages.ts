import type { Context } from '../../src/bot/command.ts';
import type { KeptEntry, Reading } from '../../src/store/store.ts';

/**
 * Reading so many entries and writing them into a file takes less than 10 ms even the first time, and 2 ms from then on.
 * Nobody else is answered meanwhile.
 */
const ON_A_PAGE = 200;

/** Gets at most `count` entries, the newest first. With `before`, all are older than the entry with this id. */
type GetPage = (reading: Reading, count: number, before?: number) => Promise<KeptEntry[]>;

/**
 * Reads at most `most` entries of the journal in pages, the newest first, and answers others between two pages. An entry
 * that is repeated meanwhile may be missing, as it has become a new one.
 */
export async function* journalPages(
  read: Context['read'],
  most: number,
  getPage: GetPage,
): AsyncGenerator<KeptEntry[]> {
  let before: number | undefined;
  for (let left = most; left > 0; left -= ON_A_PAGE) {
    const count = Math.min(ON_A_PAGE, left);
    const page = await read((reading) => getPage(reading, count, before));
    if (page.length > 0) yield page;
    before = page.at(-1)?.id;
    if (page.length < count) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
