import type { Here } from '../../src/bot/command.ts';
import type { Jar } from '../../src/jars/jar.ts';
import { type Standing, statusOf } from '../../src/jars/listing.ts';
import type { Reading, Removal } from '../../src/store/store.ts';
import { onlyWaits } from '../cards/links.ts';
import type { JarHere } from '../cards/standing.ts';
import { jarHere, missingHere } from './jar-here.ts';
import { eligibility, type Roles } from './roles.ts';

interface OwnStanding {
  jar: Jar | undefined;
  here: JarHere;
  removals: Removal[];
  standing: Standing;
}

/** Reads the caller's jar and how it stands here, or what is missing for it to be shown. */
export async function ownStanding(reading: Reading, context: Here, roles: Roles): Promise<OwnStanding> {
  const { caller, community } = context;
  const jar = await reading.jar(caller.account);
  const here = await jarHere(reading, context);
  const removals = await reading.removals(community, caller.account);
  const { listing, policy } = here;
  const allowed = eligibility(policy, roles, context);
  const status = listing && statusOf(listing);
  const waits = status === 'live' && onlyWaits(jar?.links ?? [], removals);
  const listed = waits ? 'pending' : (status ?? missingHere(policy));
  return { jar, here, removals, standing: policy.on ? (allowed === 'yes' ? listed : allowed) : 'off' };
}
