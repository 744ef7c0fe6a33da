import type { Member } from '../../src/bot/call.ts';
import type { Here, LookUp } from '../../src/bot/command.ts';
import type { Gone } from '../../src/bot/options.ts';
import type { Account } from '../../src/ids.ts';
import type { Jar } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { asksForRoles, type Policy } from '../../src/jars/policy.ts';
import type { Reading, Removal } from '../../src/store/store.ts';
import type { Roles } from './roles.ts';

/** What decides whether somebody's jar may be seen here: as it is kept at one moment, and the roles that count. */
export interface JarFacts extends KeptFacts {
  ownersRoles: Roles;
  callersRoles: Roles;
}

interface KeptFacts {
  listing: Listing | undefined;
  jar: Jar | undefined;
  policy: Policy;
  removals: Removal[];
}

export const keptFacts = async (reading: Reading, account: Account, { community }: Here): Promise<KeptFacts> => ({
  listing: await reading.listing(community, account),
  jar: await reading.jar(account),
  policy: await reading.policy(community),
  removals: await reading.removals(community, account),
});

/** For commands about the jar of the member that the option `user` names. Roles are asked for where rules need them. */
export const jarFacts: LookUp<{ user: Member | Gone }, KeptFacts, JarFacts> = {
  read: (reading, { user }, here) => keptFacts(reading, accountOf(user), here),
  async ask(platform, kept, { user }, { caller }) {
    const { policy, listing } = kept;
    const ask = (account: Account, matter: boolean) => (policy.on && matter ? platform.roles(account) : undefined);
    const callersRoles = await ask(caller.account, policy.tippers === 'roles');
    const ownersRoles = await ask(accountOf(user), listing !== undefined && asksForRoles(policy) && !('gone' in user));
    return { ...kept, ownersRoles, callersRoles };
  },
};

const accountOf = (user: Member | Gone): Account => ('gone' in user ? user.gone : user.account);
