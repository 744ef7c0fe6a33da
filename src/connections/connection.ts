import type { RequestListener } from 'node:http';
import type { Command } from '../bot/command.ts';
import type { Courier, PlatformKey } from '../bot/courier.ts';
import type { Menu } from '../bot/description.ts';
import type { Bot } from '../bot/dispatch/bot.ts';
import { elapsed } from '../elapsed.ts';
import { orLate } from '../in-time.ts';
import type { Log } from '../log.ts';
import type { Sharing } from '../store/store.ts';
import { createTracked } from '../tracked.ts';
import { type ConnectionCounts, createConnectionCounts } from './connection-counts.ts';
import { persist, TokenRefused } from './persist.ts';
import type { Presence } from './presence.ts';

/** A platform's connection. */
export interface Connection {
  /**
   * Connects, and from then on again whenever the connection is lost. Resolves once connected, once stopped, or once
   * the platform has refused for good.
   */
  start(): Promise<void>;
  connected(): boolean;
  /**
   * Milliseconds since 1970 when the connection was lost, or when the bot began to try; undefined while connected, and
   * while another process that shares the database is connected in its place.
   */
  downSince(): number | undefined;
  /**
   * Lets other processes take over where there are any, then takes nothing new, finishes what is in flight and what follows
   * it, and closes.
   * @param most Milliseconds for all of it.
   */
  stop(most?: number): Promise<void>;
  counts: Readonly<ConnectionCounts>;
  /** The shards that this process has of the platform, and of each whether it stands; undefined where there are none. */
  shards?: () => ReadonlyMap<number, boolean>;
}

/** Has requests answered whose path is this one, or below it, in place of what answered them before. */
export type Serve = (path: `/${string}`, listener: RequestListener) => void;

/** What an adapter needs beside the settings of its platform. */
export interface Surroundings {
  commands: readonly Command[];
  menus: readonly Menu[];
  bot: Bot;
  presence: Presence;
  sharing: Sharing;
  /** Milliseconds since 1970. */
  now(): number;
  log: Log;
  /** Has HTTP requests answered that the platform sends. */
  serve: Serve;
  /** Told when the platform refuses for good, at the start or later, with a sentence for the operator. */
  onRefusal(error: Error): void;
  /** Milliseconds after which a platform that doesn't answer is given up, and another connection made. */
  patience?: number;
}

export const PATIENCE = 30_000;

/** Milliseconds between two times that a lost connection is made again, however soon it is lost. */
const APART = 1_000;

/** Milliseconds in which it's known whether this process has to wait for others. */
const AT_ONCE = 500;

/** Milliseconds in which other processes take over. They look every three seconds, and a login takes half of one. */
const HANDOVER = 4_000;

/** A platform's SDK, as far as a connection needs it. */
interface Client {
  platform: PlatformKey;
  courier: Courier;
  /** Resolves once connected. It is called again when that failed, and after `reconnect`, but never twice at a time. */
  connect(): Promise<unknown>;
  close(): Promise<unknown>;
  /** Has other processes take over within so many milliseconds, while calls are still answered. */
  handOver?(patience: number): Promise<unknown>;
}

type Circumstances = Pick<Surroundings, 'now' | 'onRefusal'> & {
  bot: Pick<Bot, 'outbox'>;
  log: Pick<Log, 'info' | 'warn' | 'error'>;
};

export function createConnection(
  { platform, courier, connect, close, handOver }: Client,
  { bot, now, log, onRefusal }: Circumstances,
) {
  const { track, settled } = createTracked();
  const counts = createConnectionCounts();
  const stopping = new AbortController();
  const { signal } = stopping;
  let downSince: number | undefined = now();
  let standingBy = false;
  let connecting = false;
  let lostMeanwhile = false;
  let refused = false;
  /** On the process's own clock, in milliseconds. */
  let nextReturn = 0;

  function refuse(error: unknown): void {
    if (signal.aborted || refused) return;
    refused = true;
    onRefusal(error instanceof Error ? error : new Error(String(error)));
  }

  async function make(pause = 0): Promise<void> {
    connecting = true;
    lostMeanwhile = false;
    try {
      if (pause > 0) await elapsed(pause, signal);
      await persist(connect, { failure: `${platform}: could not connect`, signal, log });
    } catch (error) {
      return refuse(error);
    } finally {
      connecting = false;
    }
    if (lostMeanwhile) await makeAgain();
  }

  function makeAgain(): Promise<void> {
    const now = performance.now();
    const pause = Math.max(0, nextReturn - now);
    nextReturn = now + pause + APART;
    return make(pause);
  }

  const connection: Connection = {
    start: () => make(),
    connected: () => downSince === undefined,
    downSince: () => (standingBy ? undefined : downSince),
    async stop(most = Number.POSITIVE_INFINITY) {
      if (handOver) await handOver(Math.min(HANDOVER, most * 0.45));
      stopping.abort();
      await settled();
      await bot.outbox.close(platform);
      await close();
    },
    counts,
  };

  /** Does some work, unless the connection is being stopped. Rejects as the work does. */
  async function take(work: () => Promise<void>): Promise<void> {
    if (!signal.aborted) await track(work());
  }

  /**
   * Does the work of a call: it resolves once the platform has the answer, and rejects where it doesn't take any. Counts
   * which, and how long it took.
   */
  async function counted(work: () => Promise<void>): Promise<void> {
    const since = performance.now();
    try {
      await work();
    } catch (error) {
      counts.undelivered += 1;
      throw error;
    }
    counts.answers.note(performance.now() - since);
  }

  return {
    connection,
    /** Waits for what other processes may have. While it does, it isn't down. */
    async standBy<Result>(waiting: Promise<Result>): Promise<Result> {
      standingBy = await orLate(
        waiting.then(() => false),
        AT_ONCE,
        () => true,
      );
      if (standingBy) log.info(`${platform}: other processes are connected; this one waits for its turn`);
      try {
        return await waiting;
      } finally {
        standingBy = false;
      }
    },
    /** Aborted once the connection is being stopped. */
    signal,
    take,
    /** Does the work of a call, which is counted, as `take` does. */
    takeCall: (work: () => Promise<void>): Promise<void> => take(() => counted(work)),
    counted,
    /** Calls can arrive from now on. */
    up(): void {
      if (downSince === undefined) return;
      downSince = undefined;
      counts.made += 1;
      log.info(`${platform}: connected`);
      bot.outbox.open(platform, courier);
    },
    /** No call can arrive any more. @param details What the log is to say beside the fact. */
    down(details: object): void {
      if (downSince !== undefined) return;
      downSince = now();
      if (!signal.aborted) counts.lost += 1;
      if (!signal.aborted) log.warn(details, `${platform}: the connection is lost; connecting again`);
    },
    /** Tells, once, that the platform refuses for good. Calls are answered until the connection is stopped. */
    refuse,
    /**
     * Makes another connection. The one there is, if any, is the adapter's to end.
     * @param cause A `TokenRefused` means that there won't be another.
     */
    reconnect(cause?: unknown): void {
      if (signal.aborted || refused) return;
      if (cause instanceof TokenRefused) refuse(cause);
      else if (connecting) lostMeanwhile = true;
      else void makeAgain();
    },
  };
}

/** A property that an SDK put on its error; undefined for anything that isn't an Error. */
export const propertyOf = (error: unknown, name: string): unknown =>
  error instanceof Error ? Reflect.get(error, name) : undefined;

/** Resolves as `work` does, and to false where the platform refused it, which `isRefusal` sees from the error. */
export async function unlessRefused(
  work: () => Promise<boolean>,
  isRefusal: (error: unknown) => boolean,
): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}
