import type { Community } from '../../src/ids.ts';
import type { Access } from '../../src/jars/policy.ts';
import type { AccessSubject } from '../../src/store/kept.ts';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
import type { Town } from '../support/town.ts';

/** So many rules, the last ones, are made as an admin makes them. A page of the log shows fewer entries. */
const BY_COMMAND = 12;

interface Rule {
  about: AccessSubject;
  /** A role's or channel's id, or a provider's. */
  subject: string;
  access: Access;
}

/**
 * Makes the rules of a community whose admin has gone on for long. All but the last ones are put into the database as
 * the commands would put them, because each command takes ten times as long, and what it answers looks alike.
 */
export async function ruleOut(town: Town, community: Community, admin: Person, rules: readonly Rule[]): Promise<Shown> {
  const place = Math.max(0, rules.length - BY_COMMAND);
  await town.store.write({ id: `rules ${rules[0]?.about}`, at: town.clock.now }, async (writing) => {
    for (const { about, subject, access } of rules.slice(0, place)) {
      await writing.putAccess(about, community, subject, access);
    }
  });
  let shown: Shown | undefined;
  for (const { about, subject, access } of rules.slice(place)) {
    const given = about === 'provider' ? subject : about === 'role' ? { role: subject } : { channel: subject };
    shown = await admin.asks({ command: `tipjar-admin ${about}`, options: { [about]: given, rule: access } });
    if (shown.refused) throw new Error(shown.text);
  }
  if (!shown) throw new Error('there is no rule');
  return shown;
}
