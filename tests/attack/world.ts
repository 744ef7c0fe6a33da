import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Community } from '../../src/ids.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Shown } from '../support/shown.ts';
import { createTown, type Town } from '../support/town.ts';
import { type Watch, watch } from './tables.ts';

/** A town whose communities have some of everything, and a second connection to its database. */
export interface World extends Watch {
  town: Town;
  /** Waits for the posts and messages that follow an answer. */
  settle(): Promise<void>;
}

export const citizens = () => ({
  U0ADA: { name: 'Ada', roles: ['S0ARTISTS'] },
  U0BEN: { name: 'Ben', roles: ['S0FANS'] },
  U0CAT: { name: 'Cat', roles: ['S0ARTISTS'] },
  U0DAN: { name: 'Dan', roles: ['S0ARTISTS'] },
  U0FAY: { name: 'Fay', roles: ['S0ARTISTS'] },
  U0GRACE: { name: 'Grace', admin: true, roles: [] },
  U0HAL: { name: 'Hal', admin: true, roles: [] },
  U0ZOE: { name: 'Zoe', roles: [] },
  ...Object.fromEntries(CROWD.map((id) => [id, { name: id, roles: [] }])),
});

/** There are so many that the queue of requests has a second page. */
const CROWD = ['U0KIM', 'U0LEE', 'U0MAX', 'U0NIA', 'U0OLA'];

/** The attacks run twice: once where an admin has to approve each jar, and once where everybody may show theirs. */
export const modes = ['approval', 'everyone'] as const;

/** @param mode Says who may have a jar once everything has been set up. */
export async function openWorld(places: readonly Community[], mode: (typeof modes)[number]): Promise<World> {
  const file = join(mkdtempSync(join(tmpdir(), 'tip-jar-attack-')), 'jar.db');
  const town = createTown(citizens(), openStore(file));
  for (const place of places) {
    await fill(town, place);
    await town.person('U0GRACE', place).says(`/tipjar-admin eligibility ${mode}`);
  }
  const people = Object.keys(citizens()).flatMap((id) => places.map((place) => town.person(id, place).account));
  const watching = watch(file, people);
  const world: World = {
    ...watching,
    town,
    async settle() {
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
    close() {
      watching.close();
      void town.store.close();
    },
  };
  await world.settle();
  town.deletedRoles = ['S0DELETED'];
  // Nobody accepts messages from here on, so that nothing is written after an answer.
  town.reachable = false;
  watching.keep();
  return world;
}

/**
 * Sets up live, paused, suspended and waiting jars, a draft, reports, a removed link, and rules of every kind. People
 * who already have a jar, from another community, publish it here too.
 */
async function fill(town: Town, place: Community): Promise<void> {
  const says = async (id: string, ...texts: string[]) => {
    for (const text of texts) worked(await town.person(id, place).says(text), `${id} ${text}`);
  };
  const has = async (id: string, ...links: string[]) => {
    const person = town.person(id, place);
    const jar = await town.store.read((reading) => reading.jar(person.account));
    if (!jar) return says(id, ...links.map((link) => `/tipjar add ${link}`));
    worked(await person.presses({ command: 'tipjar publish' }), `${id} publishes`);
  };
  await has('U0ADA', 'ko-fi ada', 'paypal adalovelace', 'bitcoin 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2');
  await says('U0ADA', '/tipjar message Thank you', '/tipjar currency eur');
  await has('U0DAN', 'ko-fi dan');
  await has('U0FAY', 'liberapay fay');
  await says('U0FAY', '/tipjar pause');
  await says(
    'U0GRACE',
    '/tipjar-admin log #c0mods',
    '/tipjar-admin requests #c0desk',
    '/tipjar-admin category poet add',
  );
  await says('U0GRACE', '/tipjar-admin suspend @u0dan For a reason', '/tipjar-admin remove-link @u0ada ko-fi Not hers');
  await says(
    'U0GRACE',
    '/tipjar-admin role @@s0artists allow',
    '/tipjar-admin role @@s0deleted block',
    '/tipjar-admin provider gofundme block',
  );
  const report = await (await town.person('U0BEN', place).says('/tip @u0ada')).press('tip report');
  worked(await report.submit({ reason: 'It looks wrong' }), 'report');
  await says('U0GRACE', '/tipjar-admin eligibility approval');
  const rules = { command: 'tipjar-admin rules field', options: { text: 'Be honest.' } };
  worked(await town.person('U0GRACE', place).presses(rules), 'rules');
  for (const id of ['U0CAT', ...CROWD]) {
    const person = town.person(id, place);
    const jar = await town.store.read((reading) => reading.jar(person.account));
    if (!jar) await says(id, `/tipjar add ko-fi ${id.toLowerCase()}x`);
    const options = { category: 'creator', about: 'I draw', accepted: '1' };
    worked(await person.presses({ command: 'tipjar request field', options }, { form: true }), `request of ${id}`);
  }
  const ben = town.person('U0BEN', place);
  if (!(await town.store.read((reading) => reading.jar(ben.account)))) await says('U0BEN', '/tipjar add ko-fi benny');
  await (await (await ben.says('/tipjar setup')).choose('liberapay')).submit({ liberapay: 'ben' });
}

function worked(shown: Shown, what: string): void {
  if (shown.refused) throw new Error(`${what}: ${shown.text}`);
}
