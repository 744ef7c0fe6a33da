import type { RawOption } from '../../../src/bot/call.ts';
import type { Account, Community } from '../../../src/ids.ts';

/** Somebody among very many, by numbers. */
export interface Somebody {
  community: number;
  person: number;
  admin?: boolean;
}

/** Something that somebody did, as the platform sends it. It may be sent more than once. */
export interface Deed {
  id: string;
  payload: object;
}

/** What came of a deed. Times are in milliseconds from its first sending. */
export interface Outcome {
  /** Until the platform was answered at all; undefined where that didn't happen. */
  first: number | undefined;
  /** Until the person had the answer. */
  last: number | undefined;
  /** What the person has in front of them, as the platform got it. */
  shown: unknown;
}

/**
 * A platform with as many people as a test wants, over real sockets. Unlike the sandbox it keeps nothing of what was
 * said and checks nothing, so that it costs little beside the bot.
 */
export interface Crowd {
  /** By these the built bot finds the way here. */
  variables: Record<string, string>;
  /** Somebody gives a command. Nothing is sent yet. */
  command(who: Somebody, command: string, options?: Record<string, RawOption>): Deed;
  /** Somebody presses the button with an id on a private card. */
  press(who: Somebody, id: string): Deed;
  /** What the platform and the bot call somebody, and a channel of their community. */
  community(who: Somebody): Community;
  account(who: Somebody): Account;
  member(who: Somebody): { member: string };
  channel(who: Somebody): { channel: string };
  /** Sends a deed over one of the open connections. False where there is none. */
  send(deed: Deed, connection?: number): boolean;
  /** Resolves once what was sent is answered, or after 15 seconds. */
  outcome(deed: Deed): Promise<Outcome>;
  /** Sends a deed over the first connection, and resolves once it is answered. */
  does(deed: Deed): Promise<Outcome>;
  /** What the bot posted into channels and wrote to people, in order. */
  posts: { channel: string; text: string }[];
  /** How often the bot gave a first answer, again and again to the same deed too. */
  answers(): number;
  /** Open connections. */
  connections(): number;
  /** Does something before the answer to each request of the bot's. */
  before(work: (path: string) => Promise<unknown>): void;
  close(): Promise<void>;
}

/** Milliseconds after which nobody waits for an answer any more. */
const PATIENCE = 15_000;

/** Keeps account of what was sent and what was answered. */
export function createLedger() {
  /** Of what was answered first, so that it is known however late it is answered again. */
  const taken = new Set<string>();
  let answers = 0;
  const open = new Map<string, { since: number; outcome: Outcome; settle(): void; settled: Promise<void> }>();

  /** @throws {Error} for what was never sent, or asked for before. */
  async function outcome({ id }: Deed): Promise<Outcome> {
    const one = open.get(id);
    if (!one) throw new Error('nothing is known of this');
    await one.settled;
    open.delete(id);
    return one.outcome;
  }

  return {
    /** What a crowd tells of the deeds that it sends like this. */
    through: (send: Crowd['send']): Pick<Crowd, 'answers' | 'outcome' | 'does'> => ({
      answers: () => answers,
      outcome,
      does(deed) {
        send(deed);
        return outcome(deed);
      },
    }),
    sent({ id }: Deed): void {
      if (open.has(id)) return;
      let settle = (): void => undefined;
      const settled = new Promise<void>((resolve) => {
        settle = resolve;
      });
      const timer = setTimeout(settle, PATIENCE);
      const done = () => {
        clearTimeout(timer);
        settle();
      };
      const outcome = { first: undefined, last: undefined, shown: undefined };
      open.set(id, { since: performance.now(), outcome, settle: done, settled });
    },
    /** Notes an answer. False where there was a first one already, and this is one too. */
    answered(id: string, { first = false, shown }: { first?: boolean; shown?: unknown }): boolean {
      if (first) answers += 1;
      if (first && taken.has(id)) return false;
      taken.add(id);
      const one = open.get(id);
      if (!one) return true;
      const at = performance.now() - one.since;
      one.outcome.first ??= at;
      if (shown === undefined) return true;
      one.outcome.shown = shown;
      one.outcome.last ??= at;
      one.settle();
      return true;
    },
  };
}
