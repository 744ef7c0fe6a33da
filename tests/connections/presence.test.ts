import { expect, it } from 'vitest';
import { createPresence } from '../../src/connections/presence.ts';
import type { Community } from '../../src/ids.ts';
import { newListing } from '../../src/jars/listing.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { until } from '../support/stage.ts';

const DAY = 24 * 60 * 60 * 1000;
const quiet = { info: () => undefined, error: () => undefined };

async function kept(...communities: Community[]) {
  const store = openStore(':memory:');
  await store.write({ id: 'fill', at: 1 }, async (writing) => {
    await writing.putJar('discord:9', 1);
    for (const community of communities) await writing.putListing(newListing(community, 'discord:9', 1));
  });
  return store;
}

it('a community that removed the bot while it was offline is noticed when the platform lists all it is in', async () => {
  const store = await kept('discord:1', 'discord:2', 'slack:T1');
  const presence = createPresence({ store, now: () => 1, log: quiet });
  presence.everywhere('discord', new Set<Community>(['discord:2', 'discord:7']));
  await store.communities();
  await new Promise((resolve) => setImmediate(resolve));
  expect(await store.expire(1 + 30 * DAY)).toEqual(['discord:1']);
});

it('an error of the store is logged and goes no further', async () => {
  const logged: string[] = [];
  const broken = () => Promise.reject(new Error('disk full'));
  const presence = createPresence({
    store: { leave: broken, comeBack: broken, communities: broken },
    now: () => 1,
    log: { ...quiet, error: (_: unknown, message?: string) => void logged.push(message ?? '') },
  });
  presence.left('discord:1');
  presence.back('discord:1');
  presence.everywhere('slack', new Set());
  await until(() => logged.length === 3);
});
