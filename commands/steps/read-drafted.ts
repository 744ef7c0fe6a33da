import type { Here } from '../../src/bot/command.ts';
import type { Draft } from '../../src/jars/jar.ts';
import type { Reading } from '../../src/store/store.ts';
import { forPreview } from '../cards/preview.ts';
import { withDraft } from './draft.ts';

/**
 * Reads what a preview shows: the caller's jar with what their draft changes in it.
 * @param instead This draft takes the place of the one that is kept.
 * @throws {Refusal} when the jar would have too many links.
 */
export async function readDrafted(reading: Reading, here: Here, instead?: Draft) {
  const before = await forPreview(reading, here);
  const draft = instead ?? before.draft;
  return { ...before, draft, ...withDraft(before.jar, draft ?? { typed: {}, removed: [] }, here.now) };
}
