import type { RequestData } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { allServers } from '../../src/discord/servers.ts';

/** A Discord that lists servers in the order of their ids, 200 at most. */
function listing(ids: readonly string[], answer: (page: unknown[]) => unknown = (page) => page) {
  const asked: string[] = [];
  return {
    asked,
    async get(_: string, { query }: RequestData = {}) {
      asked.push(String(query));
      const after = BigInt(query?.get('after') ?? 0);
      const page = ids.filter((id) => BigInt(id) > after).slice(0, Number(query?.get('limit')));
      return answer(page.map((id) => ({ id })));
    },
  };
}

const ids = (count: number) => Array.from({ length: count }, (_, at) => String(900_000_000_000_000_000n + BigInt(at)));

describe('the servers that the bot is in', () => {
  it.each([0, 1, 199, 200, 201, 400, 1_234])('are all found, page by page: %i', async (count) => {
    const discord = listing(ids(count));
    expect([...(await allServers(discord))]).toEqual(ids(count).map((id) => `discord:${id}`));
    expect(discord.asked).toHaveLength(Math.floor(count / 200) + 1);
  });

  it.each([
    ['anything but a list', () => ({ servers: [] })],
    ['one without an id', () => [{ id: '1' }, { name: 'No id' }]],
    ['one with another id', () => [{ id: '../1' }]],
  ])('are not believed to be few where Discord lists %s', async (_, answer) => {
    await expect(allServers(listing(ids(3), answer))).rejects.toThrow('Discord');
  });

  it('are not believed to be few where a later page fails, or is the first one again', async () => {
    let pages = 0;
    const failing = listing(ids(450), (page) => {
      pages += 1;
      if (pages === 2) throw new Error('502');
      return page;
    });
    await expect(allServers(failing)).rejects.toThrow('502');
    const first = ids(200).map((id) => ({ id }));
    await expect(allServers(listing([], () => first))).rejects.toThrow('again and again');
  });
});
