import type { Member, Platform } from '../../src/bot/call.ts';
import type { Here, LookUp } from '../../src/bot/command.ts';
import type { Gone } from '../../src/bot/options.ts';
import type { Reading } from '../../src/store/store.ts';
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

/** Looks up the facts about the jars of all who are named, one after the other. Nothing is added for a single one. */
export const severalJars: LookUp<Named, SeveralKept, SeveralFacts> = {
  read(reading, given, here) {
    const first = jarFacts.read(reading, given, here);
    const users = furtherOf(given);
    return users.length === 0 ? first : withFurtherKept(first, users, reading, here);
  },
  readOnce: (shown, given) => (furtherOf(given).length === 0 ? jarFacts.readOnce?.(shown, given) : undefined),
  ask(platform, kept, given, here) {
    const first = jarFacts.ask(platform, kept, given, here);
    return kept.further ? withFurtherFacts(first, kept.further, platform, here) : first;
  },
};

async function withFurtherKept(first: Promise<Kept>, users: Somebody[], reading: Reading, here: Here) {
  const all: SeveralKept = { ...(await first), further: [] };
  for (const user of users) all.further?.push({ user, kept: await jarFacts.read(reading, { user }, here) });
  return all;
}

async function withFurtherFacts(
  first: Promise<JarFacts>,
  further: NonNullable<SeveralKept['further']>,
  platform: Platform,
  here: Here,
) {
  const all: SeveralFacts = { ...(await first), further: [] };
  for (const { user, kept } of further) {
    all.further?.push({ user, facts: await jarFacts.ask(platform, kept, { user }, here) });
  }
  return all;
}
