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
  /** When the caller began what they now do, in milliseconds since 1970. */
  begun: number;
  platform: Platform;
  log: Pick<Log, 'error'>;
  follow(work: Promise<void>): void;
}

/** How a call writes: once, and what it noted and told is posted and sent when it is on the disk. */
export function createWrite({ store, delivery, here, begun, platform, log, follow }: Surroundings): Context['write'] {
  return async (work) => {
    const noted: JournalEntry[] = [];
    const told: Told[] = [];
    const posted: Posted[] = [];
    const { community, caller, now } = here;
    const { result } = fresh(
      await store.write(delivery, async ({ putEntry, ...writing }) => {
        await refuseErased(writing, caller.account, begun);
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

/** @throws {Refusal} for a delivery whose work was done before. */
export function fresh<Result>(done: Done<Result> | undefined): Done<Result> {
  if (done === undefined) throw new Refusal('call.repeated');
  return done;
}

/**
 * Keeps what is late from bringing back what somebody erased.
 * @param since When the caller pressed or was shown what they act by, in milliseconds.
 * @throws {Refusal} when they erased their data after that.
 */
export async function refuseErased(reading: Pick<Reading, 'erasedAt'>, account: Account, since: number): Promise<void> {
  const erasedAt = await reading.erasedAt(account);
  if (erasedAt !== undefined && since < erasedAt) throw new Refusal('call.erased');
}
