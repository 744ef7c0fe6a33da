import type { Store } from '../../src/store/store.ts';
import { communitiesOf, type Spread } from './places.ts';

/** Has what is changed in these communities posted in a channel. */
export async function logInChannels(store: Store, spread: Spread): Promise<void> {
  await store.write({ id: 'channels', at: Date.now(), patience: 60_000 }, async (writing) => {
    for (const community of communitiesOf(spread)) {
      await writing.putPolicy(community, { journalChannel: '800000000000000000' });
    }
  });
}
