import { expect, it, vi } from 'vitest';
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

it('ten thousand servers that are told of at once are written a few at a time, and each server’s news in order', async () => {
  const running = new Set<string>();
  const written: string[] = [];
  let most = 0;
  const write = (what: string) => async (community: string) => {
    expect(running).not.toContain(community);
    running.add(community);
    most = Math.max(most, running.size);
    await new Promise((resolve) => setImmediate(resolve));
    running.delete(community);
    written.push(`${what} ${community}`);
  };
  const store = { leave: write('left'), comeBack: write('back'), communities: async () => [] };
  const presence = createPresence({ store, now: () => 1, log: quiet });
  presence.left('discord:7');
  for (let server = 0; server < 10_000; server += 1) presence.back(`discord:${server}`);
  await vi.waitFor(() => expect(written).toHaveLength(10_001), 20_000);
  expect(most).toBe(4);
  expect(written.filter((one) => one.endsWith(' discord:7'))).toEqual(['left discord:7', 'back discord:7']);
});
