import { randomUUID } from 'node:crypto';
import { createFairQueue, type FairQueue } from '../../fair-queue.ts';
import type { Account, Community } from '../../ids.ts';
import type { Log } from '../../log.ts';
import { MaybeSaved, NotSaved, type Store, Unreachable } from '../../store/store.ts';
import { type Language, languageOf, type Texts, textsIn } from '../../text/texts.ts';
import type { Answer } from '../answer.ts';
import type { Call, Platform } from '../call.ts';
import type { Command } from '../command.ts';
import { PlatformBusy, type PlatformKey } from '../courier.ts';
import { Refusal, refuse } from '../refusal.ts';
import { createCallCounts, type Outcome, outcomeIn, outcomeOf } from './call-counts.ts';
import { callStore } from './call-store.ts';
import { createGreeting, type Newcomer } from './greeting.ts';
import { createLastCall } from './last-call.ts';
import type { Limit } from './limits.ts';
import { withNotices } from './notices.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createOutboxCounts } from './outbox-counts.ts';
import { createPostMemory } from './remember-posts.ts';
import { createRunner } from './run-command.ts';
import { createTally } from './tally.ts';

/** The adapters and the tests call the bot through this. */
export interface Bot {
  /** Answers a call. It never throws: whatever goes wrong becomes an answer. */
  answer(call: Call, platform: Platform): Promise<Answer>;
  /** Sends the posts and messages that follow from what was done. */
  outbox: Pick<Outbox, 'open' | 'close' | 'settled'>;
  /**
   * Says in which language to answer somebody where their platform doesn't tell: that of their jar, or else that in
   * which the bot posts in the community. It never throws: where the store can't be read, it is English.
   */
  keptLanguage(account: Account, community: Community): Promise<Language>;
  /** Gets the emoji by which a reaction opens a jar in a community; undefined where none does. It never throws. */
  reaction(community: Community): Promise<string | undefined>;
  /**
   * Says whether an event is told for the first time, and remembers it for all who share the database: a platform tells
   * it again where it heard of no answer. It never throws: where that can't be saved, the event counts as a new one.
   */
  isNew(event: string, community: Community): Promise<boolean>;
  /**
   * Writes to the owner of a community that has just got the bot, once. Resolves to whether it does, or to undefined where
   * that can't be saved; it never throws.
   */
  greet(newcomer: Newcomer): Promise<boolean | undefined>;
}

/** What was counted since the bot was made. No count is by a community, an account or a text that somebody typed. */
export interface BotCounts {
  calls: Pick<ReturnType<typeof createCallCounts>, 'all'>;
  outbox: Pick<ReturnType<typeof createOutboxCounts>, 'all'>;
  /** How many calls wait for a seat, and how many have one, at this moment. */
  queues: Record<PlatformKey, Pick<FairQueue, 'load'>>;
}

/** A bot whose process may end. */
interface EndingBot extends Bot {
  /** Tells everybody whose call has saved nothing yet that it took too long. */
  giveUp(): void;
  /** Saves what was counted for the statistics. */
  saveCounts(): Promise<void>;
  counts: BotCounts;
}

export interface Surroundings {
  commands: readonly Command[];
  store: Store;
  /** Milliseconds since 1970. */
  now(): number;
  log: Pick<Log, 'error' | 'warn'>;
  /** Limits how often one person may call. */
  limit: Limit;
}

/**
 * So many calls are answered at the same time, for each platform and for one community. Calls mostly wait for their platform, so
 * more at a time would only make each of them slower. A call that waits for the disk gives up its seat, so that those
 * who only read go on; communities take turns there once more.
 */
const SEATS = { all: 16, each: 4 };

const KEYS: Readonly<Record<Platform['name'], PlatformKey>> = { Discord: 'discord', Slack: 'slack' };

/** A call, and what it ended as where something was thrown for it. */
interface Asked {
  call: Call;
  platform: Platform;
  texts: Texts;
  ended: { as: Outcome | undefined };
}

export function createBot({ commands, store, now, log, limit }: Surroundings): EndingBot {
  const named = new Map(commands.map((command) => [command.name, command]));
  // A platform that is slow, and holds its seats, leaves the other one its own.
  const queues = { discord: createFairQueue(SEATS), slack: createFairQueue(SEATS) };
  const calls = createCallCounts(commands);
  const sendings = createOutboxCounts();
  const memory = createPostMemory();
  const outbox = createOutbox({ store, memory, log, now, counts: sendings });
  const tally = createTally({ store, now, log });
  const runCommand = createRunner({ commands, now, outbox, memory, tally });
  const { giveUp, orGivenUp } = createLastCall();

  /** Runs `work` and turns what it throws into an answer. A fault is logged under the number that the caller sees. */
  async function orRefuse({ call, platform, texts, ended }: Asked, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      ended.as = outcomeOf(error);
      if (error instanceof Refusal) return refuse(error, texts);
      if (error instanceof PlatformBusy) {
        const values = { platform: platform.name, seconds: Math.ceil(error.seconds) };
        return refuse(new Refusal('call.platform-busy', values), texts);
      }
      if (error instanceof Unreachable) return refuse(new Refusal('call.unreachable'), texts);
      const command = named.has(call.command) ? call.command : 'unknown';
      if (error instanceof MaybeSaved) {
        log.error({ command, err: error }, 'it isn’t known whether a change was saved');
        return refuse(new Refusal('call.maybe-saved'), texts);
      }
      if (error instanceof NotSaved) {
        log.error({ command, err: error }, 'a change could not be saved');
        return refuse(new Refusal('call.not-saved'), texts);
      }
      const incident = randomUUID().slice(0, 8);
      log.error({ incident, command, err: error }, 'fault');
      return refuse(new Refusal('call.fault', { incident }), texts);
    }
  }

  /** The store itself tells that its database is lost, once. */
  function tell(error: unknown, what: string): void {
    if (!(error instanceof Unreachable)) log.error({ err: error }, what);
  }

  return {
    async answer(call, platform) {
      const texts = textsIn(call.language);
      const key = KEYS[platform.name];
      const asked: Asked = { call, platform, texts, ended: { as: undefined } };
      const since = now();
      const work = async (saving: () => void) => {
        const waiting = limit(call.caller.account, call.command);
        const seconds = typeof waiting === 'object' ? await waiting : waiting;
        if (seconds !== undefined) throw new Refusal('call.too-fast', { seconds });
        const command = named.get(call.command);
        // What such a command reads says whether the community is known to have the bot.
        const asLast = command?.lookUp?.readOnce !== undefined;
        if (call.community && !asLast) await store.comeBack(call.community);
        return queues[key](call.community ?? call.caller.account, async (leave) => {
          const seated = callStore(store, call, () => {
            saving();
            leave();
          });
          const answered = await orRefuse(asked, async () => {
            const running = runCommand(command, { call, platform, texts, since, store: seated });
            return asLast ? running.finally(seated.comeBack) : running;
          });
          return withNotices(answered, { call, store: seated, now, texts, log });
        });
      };
      const answer = await orRefuse(asked, () => orGivenUp(work));
      calls.note(key, call.command, asked.ended.as ?? outcomeIn(answer));
      return answer;
    },
    outbox,
    async keptLanguage(account, community) {
      try {
        return await store.read(async (reading) => {
          const { language } = (await reading.jar(account)) ?? (await reading.policy(community));
          return languageOf(language);
        });
      } catch (error) {
        tell(error, 'the language of a caller could not be read');
        return languageOf(undefined);
      }
    },
    async reaction(community) {
      try {
        return (await store.read((reading) => reading.policy(community))).reaction || undefined;
      } catch (error) {
        tell(error, 'it could not be read which reaction opens a jar');
        return undefined;
      }
    },
    async isNew(event, community) {
      try {
        return (await store.write({ id: `${event} heard`, at: now(), community }, async () => true)) !== undefined;
      } catch (error) {
        log.error({ err: error }, 'it could not be saved that an event was told');
        return true;
      }
    },
    greet: createGreeting({ store, outbox, now, log }),
    giveUp,
    saveCounts: tally.saved,
    counts: { calls, outbox: sendings, queues },
  };
}
