import { ON_A_PAGE } from '../../commands/steps/found-jars.ts';
import { LAST_PAGE } from '../../commands/steps/place.ts';
import type { Account, Community } from '../../src/ids.ts';
import type { Reading, Store } from '../../src/store/store.ts';

/** Where the operations look: at somebody's jar in a community with so many jars. */
interface Place {
  community: Community;
  account: Account;
  jars: number;
}

export interface Operation {
  name: string;
  run(store: Store, place: Place): Promise<unknown>;
}

/** The bot shows so many jars at a time. */
const COUNT = 10;

const reading = (name: string, work: (reading: Reading, place: Place) => Promise<unknown>): Operation => ({
  name,
  run: (store, place) => store.read((one) => work(one, place)),
});

let deliveries = 0;

/** What grows with the jars of a community or with all jars, by the store's own methods. */
export const operations: readonly Operation[] = [
  reading('look-alikes of a handle', (store, { community, account }) =>
    store.alike(community, account, { provider: 'ko-fi', handle: 'creator0000003' }),
  ),
  reading('look-alikes of a display name', (store, { community, account }) =>
    store.nameAlike(community, account, 'Creator 7'),
  ),
  reading('services used here', (store, { community }) => store.providersUsed(community)),
  reading('first page', (store, { community }) => store.page(community, { list: 'live', from: 0, count: COUNT })),
  reading('page of a service', (store, { community }) =>
    store.page(community, { list: 'provider:paypal', from: 0, count: COUNT }),
  ),
  reading('page in the middle of the list', (store, { community, jars }) =>
    store.page(community, { list: 'live', from: Math.floor(jars / 2), count: COUNT }),
  ),
  reading('page of the directory', (store, { community }) =>
    store.page(community, { list: 'found', from: 0, count: COUNT, newestFirst: true }),
  ),
  reading('last page of the directory that can be asked for', (store, { community }) =>
    store.page(community, { list: 'found', from: (LAST_PAGE - 1) * ON_A_PAGE, count: COUNT, newestFirst: true }),
  ),
  reading('categories of the directory', (store, { community }) => store.categoriesFound(community)),
  reading('counts', (store, { community }) => store.counts(community)),
  reading('count of reported jars', (store, { community }) => store.reported(community)),
  reading('page of reported jars', (store, { community }) =>
    store.page(community, { list: 'reported', from: 0, count: COUNT }),
  ),
  reading('page of pending jars', (store, { community }) =>
    store.page(community, { list: 'undecided', from: 0, count: COUNT }),
  ),
  { name: 'all communities', run: (store) => store.communities() },
  {
    name: 'a write, with what expires',
    run(store) {
      deliveries += 1;
      return store.write({ id: `written-${deliveries}`, at: Date.now() }, async () => undefined);
    },
  },
];
