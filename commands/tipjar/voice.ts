import type { Member } from '../../src/bot/call.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { together } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Account, userOf } from '../../src/ids.ts';
import { statusOf } from '../../src/jars/listing.ts';
import { type JarFacts, jarFacts, keptFacts, look } from '../steps/open-jar.ts';
import { severalCard } from '../steps/several-card.ts';

/** Rows with a button that fit on a card with room to spare. */
const MOST_ROWS = 10;

interface Kept {
  account: Account;
  kept: Awaited<ReturnType<typeof keptFacts>>;
}

interface Found {
  user: Member;
  facts: JarFacts;
}

/** Shows everybody with a jar who is in a voice channel or on a stage with the caller. */
export const voice = defineCommand('tipjar voice', { together: together() })
  .lookUp({
    async read(reading, { together }, here) {
      const all: Kept[] = [];
      for (const account of together) {
        if (account === here.caller.account || all.length >= MOST_ROWS) continue;
        const listing = await reading.listing(here.community, account);
        if (!listing || statusOf(listing) !== 'live') continue;
        all.push({ account, kept: await keptFacts(reading, account, here) });
      }
      return all;
    },
    async ask(platform, all, _, here) {
      const found = all.map(async ({ account, kept }): Promise<Found[]> => {
        const user = await platform.member(userOf(account));
        return user ? [{ user, facts: await jarFacts.ask(platform, kept, { user }, here) }] : [];
      });
      return (await Promise.all(found)).flat();
    },
  })
  .run(async (_, context, found) => {
    const shown = found.filter(({ user, facts }) => typeof look(user, facts, context) !== 'string');
    if (shown.length === 0) throw new Refusal('voice.nobody');
    return severalCard(shown, undefined, context);
  });
