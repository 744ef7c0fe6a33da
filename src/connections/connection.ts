import pRetry, { AbortError } from 'p-retry';
import type { Command } from '../bot/command.ts';
import type { Menu } from '../bot/description.ts';
import type { Bot } from '../bot/dispatch/bot.ts';
import type { Log } from '../log.ts';
import { createTracked } from '../tracked.ts';
import type { Presence } from './presence.ts';

/** A platform's connection. */
export interface Connection {
  /** Keeps trying, and resolves once connected or once stopped. @throws {Error} when the platform refuses for good. */
  start(): Promise<void>;
  connected(): boolean;
  /** Takes nothing new, finishes what is in flight and what follows it, and closes. */
  stop(): Promise<void>;
}

/** What an adapter needs beside the settings of its platform. */
export interface Surroundings {
  commands: readonly Command[];
  menus: readonly Menu[];
  bot: Bot;
  presence: Presence;
  /** Milliseconds since 1970. */
  now(): number;
  log: Log;
}

/** A platform's SDK, as far as a connection needs it. */
interface Client {
  platform: 'discord' | 'slack';
  connect(): Promise<unknown>;
  connected(): boolean;
  /** A sentence for the operator about an error which won't get better by trying again. */
  refused(error: unknown): string | undefined;
  close(): Promise<unknown>;
}

/** In milliseconds. Each pause is twice as long as the one before it. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

export function createConnection(
  { platform, connect, connected, refused, close }: Client,
  { bot, log }: { bot: Pick<Bot, 'settled'>; log: Pick<Log, 'error'> },
) {
  const { track, settled } = createTracked();
  const stopping = new AbortController();
  const { signal } = stopping;

  async function attempt(number: number): Promise<void> {
    try {
      await connect();
    } catch (error) {
      signal.throwIfAborted();
      const sentence = refused(error);
      if (sentence !== undefined) throw new AbortError(new Error(sentence, { cause: error }));
      log.error({ err: error, attempt: number }, `${platform}: could not connect; trying again`);
      // p-retry gives up on a TypeError, and an SDK may throw one.
      throw new Error('could not connect', { cause: error });
    }
  }

  const connection: Connection = {
    connected,
    async start() {
      try {
        const pauses = { minTimeout: FIRST_PAUSE, maxTimeout: LONGEST_PAUSE };
        await pRetry(attempt, { retries: Number.POSITIVE_INFINITY, ...pauses, signal });
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
    async stop() {
      stopping.abort();
      await settled();
      // The posts and messages that follow an answer need the client.
      await bot.settled();
      await close();
    },
  };

  return {
    connection,
    /** Does the work of a call, unless the connection is being stopped. Rejects as the work does. */
    async take(work: () => Promise<void>): Promise<void> {
      if (!signal.aborted) await track(work());
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
