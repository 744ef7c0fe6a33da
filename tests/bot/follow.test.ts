import { expect, it } from 'vitest';
import { postCard, postJournal } from '../../src/bot/dispatch/follow.ts';
import type { JournalEntry } from '../../src/jars/journal.ts';
import { openPolicy } from '../../src/jars/policy.ts';
import type { Reading, Store } from '../../src/store/store.ts';

const entry: JournalEntry = {
  community: 'slack:T1',
  at: 0,
  actor: 'slack:T1:U1',
  action: 'link.added',
  what: 'PayPal',
  handle: 'adalovelace',
};

it('the operator’s log has a line for each post that a platform takes in no channel, without what it said', async () => {
  const lines: unknown[] = [];
  const log = {
    warn: (...line: unknown[]) => void lines.push(line),
    error: (...line: unknown[]) => void lines.push(line),
  };
  const platform = { post: async () => 'archived' as const };
  const policy = { ...openPolicy, journalChannel: 'C1' };
  const store = { read: (work) => work({ policy: async () => policy } as unknown as Reading) } satisfies Pick<
    Store,
    'read'
  >;
  await postJournal([entry], { community: 'slack:T1', store, platform, log });
  await postCard({ channel: 'C2', card: { title: ['adalovelace'], parts: [] } }, platform, log);
  const said = 'the bot could not post to a channel; its admins see why in status';
  expect(lines).toEqual([
    [{ channel: 'C1', why: 'archived' }, said],
    [{ channel: 'C2', why: 'archived' }, said],
  ]);
});
