import type { Log } from '../../log.ts';
import { createLinkCheck } from '../link-checksum.ts';
import { createWritingIn } from '../reading-and-writing.ts';
import type { Delivery, Done, Store } from '../store.ts';
import { type Lease, StoreError } from '../store.ts';
import { lastDelivery, putDelivery } from '../tables/deliveries.ts';
import { departedWithMany, eraseDeparted, eraseSome, keptCommunities } from '../tables/departures.ts';
import { eraseAccount, eraseEntries, isLongToErase } from '../tables/erasure.ts';
import { installationStore } from '../tables/installations.ts';
import { PIECE } from '../tables/journal.ts';
import { dropOutgoing, joinOutgoing } from '../tables/outbox.ts';
import { forgetAll, forgetBrief } from '../tables/retention.ts';
import { putAsked } from '../tables/statistics.ts';
import { forgetTombstones } from '../tables/tombstones.ts';
import type { Work } from '../transaction.ts';
import { createAccess } from './access.ts';
import { migrate } from './migrate.ts';
import { atOneMoment, createOnSession } from './on-session.ts';
import { createOutdated } from './outdated.ts';
import { createReach } from './reach.ts';
import type { Session, Sessions } from './session.ts';
import { createSharing, forgetShared, whileHeld } from './sharing.ts';
import { createShownReader } from './shown.ts';
import { createVacuum } from './vacuum.ts';
import { createWriter } from './writer.ts';

/** Milliseconds between two looks for old drafts, deliveries and nudges, so that not every write has to look. */
const PAUSE = 60_000;
/** Milliseconds in which the health check is answered. */
const HEALTH = 1_000;
/** Milliseconds between two looks whether this version can still use the database. Each change of a delivery looks too. */
const LOOK = 5_000;
/** Work that nobody waits for an answer to may take so many milliseconds. */
const LONG = 10 * 60_000;

type Connect = (lost: () => void) => Sessions;

/** The copies that are kept of the database. All times are milliseconds since 1970. */
export interface Copies {
  /** Keeps one before the database is changed to a schema. @throws {StoreError} */
  keep(schema: number): Promise<void>;
  /** When the last of those that may be there by now will be deleted. */
  until(now: number): Promise<number>;
}

export interface Surroundings {
  /** Undefined where none are kept. */
  copies?: Copies | undefined;
  /**
   * Told once that a version of the bot was started that this one can't share the database with. Nothing can be read or
   * changed from then on.
   */
  onOutdated?: ((error: StoreError) => void) | undefined;
}

/**
 * Opens the store in a database of PostgreSQL, of which any number of processes may have it open. It's asked again at each
 * call, since another process may have changed it.
 * @param connect Makes the connections, which tell when one is lost.
 * @throws {StoreError} when it is another program's database, too new for this version, or can't be copied first.
 * @throws {Error} when the server can't be reached or refuses.
 */
export async function openPostgres(
  connect: Connect,
  log: Pick<Log, 'error' | 'info'>,
  { copies, onOutdated }: Surroundings = {},
): Promise<Store> {
  const reach = createReach(() => sessions, log);
  const sessions = connect(() => reach.suspect());
  let secret: Uint8Array;
  try {
    const session = await sessions.take();
    try {
      await migrate(session, copies?.keep);
      secret = await secretIn(session);
    } finally {
      session.release(true);
    }
  } catch (error) {
    reach.end();
    await sessions.close();
    throw error;
  }
  const links = createLinkCheck(log);
  const writingIn = createWritingIn(links);
  const onSession = createOnSession(links);
  const readShown = createShownReader(links);
  const use = createAccess(sessions, reach);
  const outdated = createOutdated((error) => {
    reach.refuse(error.message);
    onOutdated?.(error);
  });
  const write = createWriter({ sessions, reach, onSession, outdated });
  const vacuum = createVacuum(sessions, log);

  const read = <Result>(work: (session: Session) => Promise<Result>, patience?: number): Promise<Result> =>
    use((session) => atOneMoment(session, () => work(session)), patience);
  const readIn = <Result>(work: Work<Result>) => read((session) => work(onSession(session).transaction));

  /** When those were last forgotten, in milliseconds since 1970. */
  let forgot = 0;
  async function forgetOld(now: number): Promise<void> {
    if (Math.abs(now - forgot) < PAUSE) return;
    const before = forgot;
    forgot = now;
    try {
      await write({ group: 'retention' }, (transaction) => forgetBrief(transaction, now));
    } catch (error) {
      forgot = before;
      throw error;
    }
  }

  async function deliver<Result>(delivery: Delivery, work: Work<Result>): Promise<Done<Result> | undefined> {
    await forgetOld(delivery.at);
    const { id, community, patience } = delivery;
    return write({ group: community ?? id, delivery: id, patience }, async (transaction) =>
      (await putDelivery(transaction, delivery)) ? { result: await work(transaction) } : undefined,
    );
  }

  /** Does work in transactions of their own while there is a lot to do, so that others write in between. */
  async function inPieces(group: string, isLong: Work<boolean>, piece: Work<void>): Promise<void> {
    while (await readIn(isLong)) await write({ group }, piece);
  }

  /** Departures that are being written: a return that is reported after one is written after it. */
  const leaving = new Map<string, Promise<void>>();

  const looking = setInterval(() => void use(outdated.look).catch(() => undefined), LOOK).unref();

  const held = (lease: Lease | undefined) => whileHeld(secret, lease);

  return {
    ...createSharing(use, secret),
    installations: installationStore({ read: readIn, write: (group, work) => write({ group }, work) }),
    read: (work) => read((session) => work(onSession(session).reading)),
    shown: (community, account, caller) => use((session) => readShown(session, { community, account, caller })),
    write: (delivery, work) => deliver(delivery, (transaction) => work(writingIn(transaction))),
    async erase(delivery, account) {
      await inPieces(
        delivery.community ?? delivery.id,
        (transaction) => isLongToErase(transaction, delivery, account),
        (transaction) => eraseEntries(transaction, account, delivery.at, PIECE),
      );
      const done = await deliver(delivery, (transaction) => eraseAccount(transaction, account, delivery.at));
      vacuum.soon();
      return done && { result: { swept: false, copiedUntil: await copies?.until(delivery.at) } };
    },
    putAsked: (asked) => write({ group: 'statistics' }, (transaction) => putAsked(transaction, asked)),
    dropOutgoing: (community, ids, sent) =>
      write({ group: community }, (transaction) => dropOutgoing(transaction, ids, sent)),
    joinOutgoing: (community, ids, nonce, lease) =>
      write({ group: community }, async (transaction) => {
        await held(lease)(transaction);
        await joinOutgoing(transaction, ids, nonce);
      }),
    leave(community, at) {
      const done = use((session) => left(session, community, at));
      leaving.set(community, done);
      return done.finally(() => leaving.get(community) === done && leaving.delete(community));
    },
    async comeBack(community) {
      await leaving.get(community)?.catch(() => undefined);
      await use((session) => returned(session, community));
    },
    lastWrite: (before) => readIn((transaction) => lastDelivery(transaction, before)),
    communities: () => readIn(keptCommunities),
    async expire(now, lease) {
      await inPieces(
        'expiry',
        async (transaction) => (await departedWithMany(transaction, now)) !== undefined,
        async (transaction) => {
          await held(lease)(transaction);
          await eraseSome(transaction, now);
        },
      );
      const erased = await write({ group: 'expiry', patience: LONG }, async (transaction) => {
        await held(lease)(transaction);
        await forgetAll(transaction, now);
        await forgetShared(transaction);
        await forgetTombstones(transaction, now);
        return eraseDeparted(transaction, now);
      });
      if (erased.length > 0) vacuum.soon();
      return erased;
    },
    async check() {
      await read(outdated.look, HEALTH);
      return { damagedLinks: links.damaged(), unsweptSince: vacuum.since() };
    },
    // The server sees to its own files: docs/operating.md says how to have it check them.
    verify: async () => undefined,
    async close() {
      clearInterval(looking);
      reach.end();
      await vacuum.end();
      await sessions.close();
    },
  };
}

/** Platforms may report the same departure twice, in two kinds of event. The first time counts. */
async function left(session: Session, community: string, at: number): Promise<void> {
  await session.run('INSERT INTO departure VALUES ($1, $2) ON CONFLICT DO NOTHING', [community, at]);
}

/** Forgets that a community has left. What isn't there is neither written nor waited for. */
async function returned(session: Session, community: string): Promise<void> {
  await session.run('DELETE FROM departure WHERE community = $1', [community]);
}

/** The key of the marks in this database. */
async function secretIn(session: Session): Promise<Uint8Array> {
  const { rows } = await session.run<{ value: Uint8Array }>('SELECT value FROM secret');
  const [secret] = rows;
  if (!secret) throw new StoreError('the database has no secret');
  return secret.value;
}
