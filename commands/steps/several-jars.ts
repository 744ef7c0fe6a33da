import type { Member } from '../../src/bot/call.ts';
import type { Here, LookUp } from '../../src/bot/command.ts';
import type { Gone } from '../../src/bot/options.ts';
import { type JarFacts, jarFacts } from './open-jar.ts';

type Somebody = Member | Gone;

/** The members whom a command names. */
export interface Named {
  user: Somebody;
  user2: Somebody | undefined;
  user3: Somebody | undefined;
  user4: Somebody | undefined;
  user5: Somebody | undefined;
}

type Kept = Awaited<ReturnType<typeof jarFacts.read>>;

/** The facts about the first one's jar, and those about the jar of each further one. */
export interface SeveralFacts extends JarFacts {
  further?: { user: Somebody; facts: JarFacts }[];
}

interface SeveralKept extends Kept {
  further?: { user: Somebody; kept: Kept }[];
}

const accountOf = (user: Somebody) => ('gone' in user ? user.gone : user.account);

/** Those behind the first one, each once. */
function furtherOf({ user, user2, user3, user4, user5 }: Named): Somebody[] {
  if (!user2 && !user3 && !user4 && !user5) return [];
  const found = new Map([user, user2, user3, user4, user5].flatMap((one) => (one ? [[accountOf(one), one]] : [])));
  found.delete(accountOf(user));
  return [...found.values()];
}

/** Looks up the facts about the jars of all who are named, one after the other. */
export const severalJars: LookUp<Named, SeveralKept, SeveralFacts> = {
  async read(reading, given, here) {
    const first = await jarFacts.read(reading, given, here);
    const users = furtherOf(given);
    if (users.length === 0) return first;
    const further = [];
    for (const user of users) further.push({ user, kept: await jarFacts.read(reading, { user }, here) });
    return { ...first, further };
  },
  async ask(platform, kept, given, here: Here) {
    const first = await jarFacts.ask(platform, kept, given, here);
    if (!kept.further) return first;
    const further = [];
    for (const { user, kept: own } of kept.further) {
      further.push({ user, facts: await jarFacts.ask(platform, own, { user }, here) });
    }
    return { ...first, further };
  },
};
