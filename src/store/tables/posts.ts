import type { Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Writing } from '../store.ts';

/** For so many milliseconds it's remembered where a card was posted. Who decides later still can, on the card itself. */
const POST_LIFE = 90 * 24 * 60 * 60 * 1000;

export const postWriting = (transaction: Transaction<Schema>) =>
  ({
    async takePosts(community, subject, about) {
      return transaction
        .deleteFrom('post')
        .where(({ and }) => and({ community, subject, about }))
        .returning(['channel', 'message'])
        .execute();
    },
  }) satisfies Partial<Writing>;

/** Remembers where a card of the outbox was posted, if it may have to be changed. */
export async function putPost(transaction: Transaction<Schema>, id: number, message: string): Promise<void> {
  await transaction
    .insertInto('post')
    .columns(['community', 'channel', 'message', 'about', 'subject', 'at'])
    .expression(({ selectFrom, val }) =>
      selectFrom('outbox')
        .select(({ ref }) => [
          'community',
          'recipient',
          val(message).as('message'),
          ref('about').$notNull().as('about'),
          ref('subject').$notNull().as('subject'),
          'at',
        ])
        .where('id', '=', id)
        .where('about', 'is not', null)
        .where('subject', 'is not', null),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @param now Milliseconds since 1970. */
export async function forgetPosts(transaction: Transaction<Schema>, now: number): Promise<void> {
  await transaction
    .deleteFrom('post')
    .where('at', '<', now - POST_LIFE)
    .execute();
}
