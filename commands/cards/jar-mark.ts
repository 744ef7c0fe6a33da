import { shortMark } from '../../src/bot/action-id.ts';
import type { Here } from '../../src/bot/command.ts';
import { byButton, key } from '../../src/bot/options.ts';
import type { Account } from '../../src/ids.ts';
import type { Reading } from '../../src/store/store.ts';

/** An admin decides about these parts of a jar. Each of them may change before a button on the admin's card is pressed. */
const parts = ['links', 'words', 'reasons'] as const;
type Part = (typeof parts)[number];

/** Owners choose what is marked, so a mark needs 132 bits to keep them from finding two jars that have the same one. */
const WHOLE = 22;
/** The hint that follows for each part only serves to tell the admin what has changed. */
const HINT = 3;

/** Takes the mark of the jar that an admin's card showed. A typed command has none, and is about what is there now. */
export const jarMarkOption = () => byButton(key(WHOLE + parts.length * HINT));

/** Makes a mark of what an admin decides about: a jar's links, what its owner wrote, and why it waits or is hidden here. */
export async function jarMark(reading: Reading, account: Account, { community }: Pick<Here, 'community'>) {
  const jar = await reading.jar(account);
  const listing = await reading.listing(community, account);
  const links = (jar?.links ?? []).map(({ provider, handle }) => `${provider} ${handle}`).sort();
  const shown: Record<Part, string> = {
    links: JSON.stringify(links),
    words: JSON.stringify([jar?.message, listing?.about, listing?.category]),
    reasons: JSON.stringify([
      listing?.holds,
      listing?.suspendedAt,
      await reading.reports(community, account),
      await reading.removals(community, account),
    ]),
  };
  const hints = parts.map((part) => shortMark(shown[part], HINT));
  return [shortMark(JSON.stringify(shown), WHOLE), ...hints].join('');
}

/** Says which parts of a jar have changed between two marks of it; all of them, where the hints don't tell. */
export function changedParts(seen: string, now: string): readonly Part[] {
  if (seen === now) return [];
  const hint = (mark: string, at: number) => mark.slice(WHOLE + at * HINT, WHOLE + (at + 1) * HINT);
  const changed = parts.filter((_, at) => hint(seen, at) !== hint(now, at));
  return changed.length > 0 ? changed : parts;
}
