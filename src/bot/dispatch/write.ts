import type { Account, Community } from '../../ids.ts';
import type { Content, Delivery, Done, Reading, Store } from '../../store/store.ts';
import type { CommandWriting, Context, Here } from '../command.ts';
import { Refusal } from '../refusal.ts';
import type { Outbox } from './outbox.ts';

interface Surroundings {
  store: Pick<Store, 'write'>;
  delivery: Delivery;
  here: Here;
  begun: Begun;
  /** Milliseconds since 1970. */
  now(): number;
  outbox: Pick<Outbox, 'wake' | 'newNonce'>;
}

/** Makes the `write` of a call. The call's posts and notices are written along with its changes, and sent after that. */
export function createWrite({ store, delivery, here, begun, now: clock, outbox }: Surroundings): Context['write'] {
  return async (work) => {
    const woken = new Set<Community>();
    const { community, caller, now } = here;
    const { result } = fresh(
      await store.write(delivery, async (writing) => {
        const { putEntry, putOutgoing, takePosts } = writing;
        await refuseErased(writing, caller.account, begun, clock());
        const put = (where: Community, recipient: string, content: Content) => {
          woken.add(where);
          return putOutgoing({ community: where, recipient, nonce: outbox.newNonce(), at: now, content });
        };
        const note: CommandWriting['note'] = async (entry, where = community) => {
          const content = await putEntry({ ...entry, community: where, at: now, actor: caller.account });
          const { journalChannel } = await writing.policy(where);
          // The command that files a report posts a card with buttons itself.
          if (journalChannel === undefined || entry.action === 'report.filed') return;
          await put(where, journalChannel, content);
        };
        const tell: CommandWriting['tell'] = async (account, notice) =>
          put(community, account, { notice: await writing.putNotice(community, account, notice, now) });
        const post: CommandWriting['post'] = (channel, card, { subject, about }) =>
          put(community, channel, { card, subject, about });
        const send: CommandWriting['send'] = (account, card) => put(community, account, { card, subject: account });
        const settle: CommandWriting['settle'] = async (card, { subject, about }) => {
          for (const { channel, message } of await takePosts(community, subject, about)) {
            await put(community, channel, { card, subject, message });
          }
        };
        // To copy all that a write can do takes longer than to do some of it.
        return work(Object.assign(Object.create(writing), { note, tell, send, post, settle }));
      }),
    );
    for (const where of woken) outbox.wake(where);
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
