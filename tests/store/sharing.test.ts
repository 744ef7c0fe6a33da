import { describe, expect, it, onTestFinished } from 'vitest';
import { LeaseLost } from '../../src/store/store.ts';
import { type Place, postgres } from './engines.ts';

const elapsed = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Long enough for a test not to see its end. */
const LONG = 60_000;
const SHORT = 300;

describe.each(postgres)('two processes on one database of $name', ({ place }) => {
  async function two(where?: Place) {
    const there = where ?? (await place());
    const [one, other] = [await there.open(), await there.open()];
    onTestFinished(async () => void (await Promise.all([one.close(), other.close()])));
    return { one, other, rows: there.rows };
  }

  it('know that they share it', async () => {
    const { one, other } = await two();
    expect([one.shared, other.shared]).toEqual([true, true]);
  });

  it('have a lease one at a time, which its holder can take again', async () => {
    const { one, other } = await two();
    expect(await one.lease('daily', 'one', LONG)).toEqual({ name: 'daily', holder: 'one', fence: 1 });
    expect(await other.lease('daily', 'other', LONG)).toBeUndefined();
    expect(await one.lease('daily', 'one', LONG)).toMatchObject({ fence: 1 });
    expect(await other.lease('outbox', 'other', LONG)).toMatchObject({ fence: 1 });
  });

  it('get a lease of one that both ask for at the same moment', async () => {
    const { one, other } = await two();
    const asked = [one, other, one, other].map((store, at) => store.lease('daily', `holder ${at}`, LONG));
    const got = await Promise.all(asked);
    expect(got.filter((lease) => lease !== undefined)).toHaveLength(1);
  });

  it('get a lease once it was released, and not when another’s was', async () => {
    const { one, other } = await two();
    const lease = await one.lease('daily', 'one', LONG);
    if (!lease) throw new Error('nobody else has it');
    await other.release({ ...lease, holder: 'other' });
    expect(await other.lease('daily', 'other', LONG)).toBeUndefined();
    await one.release(lease);
    expect(await other.lease('daily', 'other', LONG)).toBeDefined();
    await one.release(lease);
    expect(await one.lease('daily', 'third', LONG)).toBeUndefined();
  });

  it('see who has which lease, until it lapses or is released', async () => {
    const { one, other } = await two();
    const lease = await one.lease('first', 'one', LONG);
    await one.lease('second', 'one', SHORT);
    await other.lease('third', 'other', LONG);
    expect(await other.holders(['third', 'nobody’s', 'first', 'second'])).toEqual(['other', undefined, 'one', 'one']);
    await elapsed(2 * SHORT);
    if (lease) await one.release(lease);
    expect(await other.holders(['first', 'second', 'third'])).toEqual([undefined, undefined, 'other']);
    expect(await other.holders([])).toEqual([]);
  });

  it('change nothing under a lease that has lapsed and is another’s by then', async () => {
    const { one, other } = await two();
    const lease = await one.lease('daily', 'one', SHORT);
    await one.expire(Date.now(), lease);
    await elapsed(2 * SHORT);
    expect(await other.lease('daily', 'other', LONG)).toMatchObject({ fence: 2 });
    await expect(one.expire(Date.now(), lease)).rejects.toThrow(LeaseLost);
    await expect(one.joinOutgoing('discord:1', [1], 'nonce', lease)).rejects.toThrow(LeaseLost);
  });

  it('count together what is done in a window, and begin anew after it', async () => {
    const { one, other } = await two();
    const window = { most: 10, length: 2 * SHORT };
    expect(await one.count('ada', 6, window)).toBe(0);
    expect(await other.count('ada', 4, window)).toBe(0);
    const left = await one.count('ada', 1, window);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(window.length);
    expect(await other.count('ben', 1, window)).toBe(0);
    await elapsed(window.length);
    expect(await other.count('ada', 10, window)).toBe(0);
    expect(await one.count('ada', 1, window)).toBeGreaterThan(0);
  });

  it('lose no count of those that are made at the same moment', async () => {
    const { one, other } = await two();
    const window = { most: 40, length: LONG };
    const waits = await Promise.all(
      Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? one : other).count('ada', 1, window)),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(40);
  });

  it('keep neither an account nor a channel of what they share', async () => {
    const { one, rows } = await two();
    await one.lease('outbox discord discord:1 discord:1234567', 'one', LONG);
    await one.count('burst discord:1234567', 1, { most: 40, length: LONG });
    const kept = JSON.stringify([await rows('SELECT * FROM lease'), await rows('SELECT * FROM call_count')]);
    expect(kept).not.toContain('1234567');
    await one.expire(Date.now());
    expect(await rows('SELECT * FROM lease')).toHaveLength(1);
  });
});
