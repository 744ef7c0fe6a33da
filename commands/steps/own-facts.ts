import type { Member } from '../../src/bot/call.ts';
import type { Here, LookUp } from '../../src/bot/command.ts';
import { userOf } from '../../src/ids.ts';
import { type JarFacts, jarFacts } from './open-jar.ts';

const asMember = ({ caller }: Here): Member => ({ ...caller, id: userOf(caller.account), bot: false });

/** Looks up the facts about the caller's own jar, as others would see it. */
export const ownFacts: LookUp<unknown, Awaited<ReturnType<typeof jarFacts.read>>, JarFacts> = {
  read: (reading, _, here) => jarFacts.read(reading, { user: asMember(here) }, here),
  ask: (platform, kept, _, here) => jarFacts.ask(platform, kept, { user: asMember(here) }, here),
};
