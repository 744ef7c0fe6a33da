import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPresence } from '../../src/connections/presence.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { createTown } from '../support/town.ts';

const DAY = 24 * 60 * 60 * 1000;
const HERE = 'slack:T1';
const OTHER = 'slack:T2';
const silent = { info() {}, error() {} };

/** A platform may send these events about a workspace in any order, and each of them several times. */
const events = fc.array(fc.constantFrom('left', 'left again', 'back', 'somebody asks', 'a day goes by'), {
  maxLength: 12,
});

describe('an event that says that the bot was removed', () => {
  it('may come twice, late or in any order: only the last event counts', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (heard) => {
        const store = openStore(':memory:');
        const town = createTown({ ADA: { name: 'Ada' }, BEN: {}, GRACE: { admin: true } }, store);
        const presence = createPresence({ store, now: () => town.clock.now, log: silent });
        for (const where of [HERE, OTHER] as const) {
          await town.person('GRACE', where).says('/tipjar-admin provider gofundme block');
        }
        await town.person('ADA', HERE).says('/tipjar add ko-fi ada');
        await town.person('ADA', OTHER).presses({ command: 'tipjar publish' });
        let leftAt: number | undefined;
        for (const event of heard) {
          if (event === 'a day goes by') town.clock.now += DAY;
          else if (event === 'somebody asks') await town.person('BEN', HERE).says('/tipjar help');
          else if (event === 'back') presence.back(HERE);
          else presence.left(HERE);
          if (event === 'back' || event === 'somebody asks') leftAt = undefined;
          else if (event.startsWith('left')) leftAt ??= town.clock.now;
          // Nobody waits for what is reported, and all of it is in memory.
          await new Promise((resolve) => setImmediate(resolve));
        }
        const due = leftAt === undefined ? town.clock.now + 100 * DAY : leftAt + 30 * DAY;
        expect(await store.expire(due - 1)).toEqual([]);
        expect(await store.expire(due)).toEqual(leftAt === undefined ? [] : [HERE]);
        const kept = await store.communities();
        expect(kept.includes(HERE)).toBe(leftAt === undefined);
        expect(kept).toContain(OTHER);
        const jar = await store.read((reading) => reading.jar('slack:T1:ADA'));
        expect(jar?.links).toHaveLength(1);
        await store.close();
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
