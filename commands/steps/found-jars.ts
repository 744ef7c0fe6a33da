import type { Platform } from '../../src/bot/call.ts';
import type { LookUp } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { userOf } from '../../src/ids.ts';
import { asOf, type Listing } from '../../src/jars/listing.ts';
import { asksForRoles, eligible, type Policy } from '../../src/jars/policy.ts';
import type { Reading } from '../../src/store/store.ts';
import { type ShownLink, shownLinks } from '../cards/links.ts';
import { refuseTipping, tipperFacts } from './open-jar.ts';
import { type Place, placeIn } from './place.ts';

/** So many jars are on a page: each has a button, and its owner is asked for. */
export const ON_A_PAGE = 8;

/** A jar that may be tipped here, whose owner wants to be found. */
export interface FoundJar {
  listing: Listing;
  message: string;
  links: readonly ShownLink[];
  /** What the owner is called now, or was when they published, where the platform doesn't say. */
  name: string;
}

interface Kept {
  policy: Policy;
  place: Place;
  jars: FoundJar[];
  /** Whether another page follows. */
  more: boolean;
  /** The categories in which somebody wants to be found. */
  categories: readonly string[];
  /** The caller's own listing. */
  own: Listing | undefined;
}

/** The jars on a page of the directory, and those whose owners were found to have left. */
export interface Found extends Kept {
  gone: readonly Listing[];
}

/**
 * Reads a page of the directory, and asks the platform about the owners on it. Who isn't there any more or may not have a
 * jar is left out, and so is a jar of which no link is shown. Pressing a jar's button looks at all of that again.
 */
export const foundJars: LookUp<{ category: string | undefined; page: number | undefined }, Kept, Found> = {
  async read(reading, { category, page }, here) {
    const { community, caller } = here;
    const policy = await reading.policy(community);
    if (!policy.features.has('directory')) throw new Refusal('directory.off');
    const place = placeIn(category, page, policy, here);
    const listings = await reading.page(community, {
      list: place.category === undefined ? 'found' : `found:${place.category}`,
      from: (place.page - 1) * ON_A_PAGE,
      count: ON_A_PAGE + 1,
      newestFirst: true,
    });
    const jars = await Promise.all(listings.slice(0, ON_A_PAGE).map((listing) => foundJar(listing, reading, policy)));
    return {
      policy,
      place,
      jars: jars.filter(({ links }) => links.length > 0),
      more: listings.length > ON_A_PAGE,
      categories: await reading.categoriesFound(community),
      own: await reading.listing(community, caller.account),
    };
  },
  async ask(platform, kept, _, here) {
    refuseTipping({ policy: kept.policy, ...(await tipperFacts(kept.policy, platform, here)) }, here);
    const owners = await Promise.all(kept.jars.map((jar) => asNow(jar, kept.policy, platform)));
    return {
      ...kept,
      jars: owners.flatMap(({ jar }) => jar ?? []),
      gone: owners.flatMap(({ gone }) => gone ?? []),
    };
  },
};

async function foundJar(listing: Listing, reading: Reading, policy: Policy): Promise<FoundJar> {
  const { account, community, name } = listing;
  const jar = await reading.jar(account);
  const removals = await reading.removals(community, account);
  return { listing, name, message: jar?.message ?? '', links: shownLinks(jar?.links ?? [], policy, removals) };
}

/**
 * Gets the jar with its owner's name if they may have one here, or the listing as left if they aren't here any more.
 * @throws {Refusal} when roles matter and the platform doesn't say which somebody has.
 */
async function asNow(jar: FoundJar, policy: Policy, platform: Platform): Promise<{ jar?: FoundJar; gone?: Listing }> {
  const { listing } = jar;
  const { account } = listing;
  // Whom the platform doesn't tell about is shown by the name they had.
  const owner = await platform.member(userOf(account)).catch((error: unknown) => {
    if (error instanceof Refusal) return 'untold' as const;
    throw error;
  });
  if (owner === undefined) return { gone: listing };
  if (owner !== 'untold' && asOf(listing, owner.joinedAt).leftAt !== undefined) return { gone: listing };
  if (asksForRoles(policy) && eligible(policy, await platform.roles(account)) !== 'yes') return {};
  return { jar: owner === 'untold' ? jar : { ...jar, name: owner.name } };
}
