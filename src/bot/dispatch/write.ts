import type { Account } from '../../ids.ts';
import type { JournalEntry } from '../../jars/journal.ts';
import type { Log } from '../../log.ts';
import type { Delivery, Done, Reading, Store } from '../../store/store.ts';
import { languageOf } from '../../text/texts.ts';
import type { Platform } from '../call.ts';
import type { CommandWriting, Context, Here } from '../command.ts';
import { Refusal } from '../refusal.ts';
import { type Posted, postCard, postJournal, type Told, tellCreator } from './follow.ts';

interface Surroundings {
  store: Store;
  delivery: Delivery;
  here: Here;
  begun: Begun;
  /** Milliseconds since 1970. */
  now(): number;
  platform: Platform;
  log: Pick<Log, 'error' | 'warn'>;
  follow(work: Promise<void>): void;
}

/** Makes the `write` of a call. The call's posts and notices are sent only after its changes are on the disk. */
export function createWrite({
  store,
  delivery,
  here,
  begun,
  now: clock,
  platform,
  log,
  follow,
}: Surroundings): Context['write'] {
  return async (work) => {
    const noted: JournalEntry[] = [];
    const told: Told[] = [];
    const posted: Posted[] = [];
    const { community, caller, now } = here;
    const { result } = fresh(
      await store.write(delivery, async ({ putEntry, ...writing }) => {
        await refuseErased(writing, caller.account, begun, clock());
        const note: CommandWriting['note'] = async (entry, where = community) => {
          const whole = { ...entry, community: where, at: now, actor: caller.account };
          if (where === community) noted.push(whole);
          await putEntry(whole);
        };
        const tell: CommandWriting['tell'] = async (account, notice) => {
          const id = await writing.putNotice(community, account, notice, now);
          const language = languageOf((await writing.jar(account))?.language);
          told.push({ id, account, notice, language });
        };
        const post: CommandWriting['post'] = (channel, card) => void posted.push({ channel, card });
        return work({ ...writing, note, tell, post });
      }),
    );
    if (noted.length > 0) follow(postJournal(noted, { community, store, platform, log }));
    for (const one of posted) follow(postCard(one, platform, log));
    for (const one of told) follow(tellCreator(one, { platform, store, delivery, log }));
    return result;
  };
}

/** @throws {Refusal} when the work of this delivery was done before. */
export function fresh<Result>(done: Done<Result> | undefined): Done<Result> {
  if (done === undefined) throw new Refusal('call.repeated');
  return done;
}

/** When the caller was shown the card they pressed, or else called, in milliseconds since 1970. */
export interface Begun {
  at: number;
  /** Whether that is when the card was shown. */
  shown: boolean;
}

/**
 * Keeps an old card or a late call from bringing back data that somebody has erased. An erasure in the future is one
 * from before the time of day was set back. No call that arrived since is older than that, and neither is a card which
 * is shown from now on.
 * @param now Milliseconds since 1970.
 * @throws {Refusal} when they erased their data after the call began.
 */
export async function refuseErased(
  reading: Pick<Reading, 'erasedAt'>,
  account: Account,
  { at, shown }: Begun,
  now: number,
): Promise<void> {
  const erasedAt = await reading.erasedAt(account);
  if (erasedAt === undefined || (erasedAt > now && !shown)) return;
  if (at < Math.min(erasedAt, now)) throw new Refusal('call.erased');
}
