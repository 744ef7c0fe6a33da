import { type DecodedAction, decodeAction } from '../../src/bot/action-id.ts';
import { type Json, stringOf } from './json.ts';

/** What parts of a message do by the ids they carry, each with its part; those with another's id are left out. */
export const madeOf = (parts: readonly Json[], id: 'custom_id' | 'action_id'): (DecodedAction & { part: Json })[] =>
  parts.flatMap((part) => {
    const made = decodeAction(stringOf(part[id]));
    return made ? [{ ...made, part }] : [];
  });
