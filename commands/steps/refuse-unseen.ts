import type { Member } from '../../src/bot/call.ts';
import type { Context } from '../../src/bot/command.ts';
import { divider, text } from '../../src/bot/kit.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Reading } from '../../src/store/store.ts';
import { changedParts, jarMark } from '../cards/jar-mark.ts';
import { memberParts } from '../cards/member-card.ts';

/**
 * Lets an admin's button act only on the jar that its card showed.
 * @param seen The mark of that jar; a typed command has none, and acts on what is there now.
 * @throws {Refusal} saying what has changed since, with the jar as it is now.
 */
export async function refuseUnseen(seen: string | undefined, user: Member, reading: Reading, context: Context) {
  if (seen === undefined) return;
  const changed = changedParts(seen, await jarMark(reading, user.account, context));
  if (changed.length > 0) throw await undecided(changed, user, reading, context);
}

/** Makes the refusal that shows the jar as it is now, under what has changed of it. */
export async function undecided(
  changed: ReturnType<typeof changedParts>,
  user: Member,
  reading: Reading,
  context: Context,
): Promise<Refusal> {
  const { say } = context;
  return new Refusal(
    'decide.changed',
    { name: user.name },
    {
      below: [
        changed.map((part) => text(say(`decide.changed.${part}`))),
        divider,
        await memberParts(user, reading, context),
      ],
    },
  );
}
