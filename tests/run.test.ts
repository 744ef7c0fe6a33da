import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { oncePerDay } from '../src/connections/once-per-day.ts';
import { daily } from '../src/run.ts';
import { createOwnSharing } from '../src/store/sharing.ts';
import { openStage, until } from './support/stage.ts';

const HOUR = 60 * 60 * 1000;
const log = { error: (...line: unknown[]) => expect(line).toBeUndefined() };

describe('daily work', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is done at once, and then once a day until it is ended', () => {
    let times = 0;
    const count = async () => {
      times += 1;
    };
    const end = daily(count, { error: () => undefined });
    expect(times).toBe(1);
    vi.advanceTimersByTime(25 * HOUR);
    expect(times).toBe(2);
    vi.advanceTimersByTime(48 * HOUR);
    expect(times).toBe(4);
    end();
    vi.advanceTimersByTime(48 * HOUR);
    expect(times).toBe(4);
  });

  it('that fails is logged, and is done again the next day', async () => {
    const logged: unknown[] = [];
    let times = 0;
    const failing = async () => {
      times += 1;
      throw new Error('disk full');
    };
    const end = daily(failing, { error: (...line: unknown[]) => void logged.push(line) });
    await vi.advanceTimersByTimeAsync(25 * HOUR);
    expect(times).toBe(2);
    expect(logged).toHaveLength(2);
    end();
  });

  it('doesn’t keep the process running', () => {
    vi.useRealTimers();
    const before = process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
    const end = daily(async () => undefined, { error: () => undefined });
    expect(process.getActiveResourcesInfo().filter((one) => one === 'Timeout')).toHaveLength(before);
    end();
  });
});

describe('daily work of several processes on one database', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is done by one of them, once a day', async () => {
    const sharing = createOwnSharing();
    const done: number[] = [];
    const ends = [0, 1, 2].map((at) =>
      daily(() => oncePerDay(sharing, { name: 'daily' }, async () => void done.push(at)), log, HOUR),
    );
    await vi.advanceTimersByTimeAsync(HOUR / 2);
    expect(done).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(48 * HOUR);
    expect(done).toHaveLength(3);
    for (const end of ends) end();
  });

  it('is done by another where the first one fails, at once, or after an hour where it has ended', async () => {
    const sharing = createOwnSharing();
    let done = 0;
    const other = () =>
      oncePerDay(sharing, { name: 'daily' }, async () => {
        done += 1;
      });
    await expect(oncePerDay(sharing, { name: 'daily' }, () => Promise.reject(new Error('disk full')))).rejects.toThrow(
      'disk full',
    );
    await other();
    expect(done).toBe(1);
    await vi.advanceTimersByTimeAsync(24 * HOUR);
    void oncePerDay(sharing, { name: 'daily' }, () => new Promise(() => undefined));
    await other();
    expect(done).toBe(1);
    await vi.advanceTimersByTimeAsync(HOUR);
    await other();
    expect(done).toBe(2);
  });
});

/** Where both platforms take messages of the bot's own: posts into channels, and direct messages. */
const MESSAGES = /\/(chat\.postMessage|channels\/\d+\/messages)$/;

describe('stopping the bot', () => {
  it('waits for posts and messages that are still on their way', async () => {
    let [sent, slow] = [0, false];
    const stage = await openStage(async (path) => {
      if (!MESSAGES.test(path)) return;
      sent += 1;
      if (slow) await wait(1_000);
    });
    onTestFinished(() => stage.close());
    const platforms = ['discord', 'slack'] as const;
    for (const platform of platforms) {
      await stage.seat(platform, 'ada').says('/tipjar add ko-fi ada');
      await stage.seat(platform, 'grace').says('/tipjar-admin log #general');
    }
    // On each platform the channel is tried, and its entry is posted there.
    await until(() => sent === 4);

    slow = true;
    await Promise.all(platforms.map((platform) => stage.seat(platform, 'grace').says('/tipjar-admin suspend @ada')));
    await stage.stop();
    expect(sent).toBe(8);
    for (const platform of platforms) {
      expect(stage.seat(platform, 'grace').board(), platform).toSay('log.listing.suspended');
      expect(stage.seat(platform, 'ada').letters(), platform).toSay('notice.suspended');
    }
    expect(stage.logged.filter((line) => line.includes('could not be'))).toEqual([]);
  }, 60_000);
});
