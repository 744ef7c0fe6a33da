/** Two bots that share a database, against one gateway: one of them is connected at a time. */
import { expect, it, onTestFinished } from 'vitest';
import { person } from '../../sandbox/town.ts';
import { connectDiscord } from '../../src/discord/client.ts';
import { createOwnSharing, type Lease } from '../../src/store/sharing.ts';
import { openDiscord } from '../sandbox/discord/town.ts';
import { noOutbox } from '../support/recorded-presence.ts';
import { recordedSurroundings } from '../support/recorded-surroundings.ts';
import { until } from '../support/stage.ts';

const WAITS = 'discord: other processes are connected; this one waits for its turn';
const BACK = 'discord: connected';
const LOST = 'discord: the connection is lost; connecting again';
/** Milliseconds in which another process takes over from one that ends in order, with some to spare. */
const TAKEN_OVER = 12_000;

async function openTwo() {
  const { discord, api } = await openDiscord();
  const own = createOwnSharing();
  const heard: string[] = [];

  function begin(name: string) {
    const { log, surroundings } = recordedSurroundings();
    const taken = new Set<Lease>();
    let elsewhere = false;
    const connection = connectDiscord({
      token: discord.token,
      apiUrl: api,
      ...surroundings,
      sharing: {
        ...own,
        shared: true,
        async lease(what, holder, life) {
          if (!/^discord shards (?:seat|part) 0$/.test(what)) return own.lease(what, holder, life);
          const lease = elsewhere ? undefined : await own.lease(what, holder, life);
          if (lease) taken.add(lease);
          return lease;
        },
      },
      bot: {
        async answer() {
          heard.push(name);
          return { kind: 'reply', card: { title: ['Here'], parts: [] } };
        },
        outbox: noOutbox,
        greet: async () => false,
        isNew: async () => true,
        reaction: async () => undefined,
        keptLanguage: async () => 'en',
      },
      patience: 3_000,
    });
    onTestFinished(() => connection.stop());
    return {
      log,
      connection,
      /** Its leases lapse, as they do of a process that was stopped for long. */
      async loseLeases(): Promise<void> {
        elsewhere = true;
        for (const lease of taken) await own.release(lease);
      },
    };
  }

  const first = begin('first');
  await first.connection.start();
  await until(() => first.log.times('discord: commands registered') > 0);
  const second = begin('second');
  void second.connection.start();
  await until(() => second.log.times(WAITS) > 0);
  const call = () => discord.visitor.command('ben', { name: 'Tip', targetId: person('ada').discordId });
  return { gateway: discord.gateway, first, second, heard, call };
}

it('the second bot waits without being down, and connects once the first one stops', async () => {
  const { gateway, first, second, heard, call } = await openTwo();
  expect(gateway.standing()).toBe(1);
  expect(second.connection.connected()).toBe(false);
  expect(second.connection.downSince()).toBeUndefined();
  await call();
  await first.connection.stop();
  await expect.poll(() => second.log.times(BACK), { timeout: TAKEN_OVER }).toBe(1);
  expect(gateway.standing()).toBe(1);
  expect(gateway.begun).toHaveLength(2);
  await call();
  expect(heard).toEqual(['first', 'second']);
});

it('a bot whose leases are lost ends its session and waits, and the other one takes its place', async () => {
  const { gateway, first, second, heard, call } = await openTwo();
  await first.loseLeases();
  await expect.poll(() => second.log.times(BACK), { timeout: TAKEN_OVER }).toBe(1);
  await expect.poll(() => first.log.times(LOST), { timeout: TAKEN_OVER }).toBe(1);
  await expect.poll(() => first.log.times(WAITS), { timeout: TAKEN_OVER }).toBe(1);
  expect(first.connection.downSince()).toBeUndefined();
  expect(gateway.standing()).toBe(1);
  await call();
  expect(heard).toEqual(['second']);
});
