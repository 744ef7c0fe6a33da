import type { Here } from '../../src/bot/command.ts';
import type { Draft } from '../../src/jars/jar.ts';
import type { Reading } from '../../src/store/store.ts';
import { forPreview } from '../cards/preview.ts';
import { withDraft } from './draft.ts';

/**
 * Reads what a preview shows: the caller's jar with what their draft changes in it.
 * @param instead This takes the place of what the draft holds.
 * @throws {Refusal} when the jar would have too many links.
 */
export async function readDrafted(reading: Reading, here: Here, instead?: Omit<Draft, 'findable'>) {
  const before = await forPreview(reading, here);
  const findable = before.draft?.findable ?? false;
  const draft = instead ? { ...instead, findable } : before.draft;
  return { ...before, draft, ...withDraft(before.jar, draft ?? { typed: {}, removed: [] }, here.now) };
}
