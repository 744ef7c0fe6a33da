import type { Account, Community } from '../../src/ids.ts';

/** Somebody asks for the jar of somebody else. Each is known by a number. */
export interface Asked {
  caller: number;
  creator: number;
}

/** A platform that one bot connects to. It keeps nothing, so that it costs little beside the bot. */
export interface Played {
  /** In this environment, a bot finds the way here. */
  variables: Record<string, string>;
  /** Resolves once a bot has opened a first socket, where that is told. */
  begun?: Promise<void>;
  /** Resolves once a bot is connected, has read what it was told at first, and can be asked. */
  connected: Promise<void>;
  /** Asks with `/tip`. Resolves to the first response to it as the platform got it. */
  tip(asked: Asked): Promise<string>;
  /** Does all of it that can be done before; the function that it returns asks. */
  prepare?(asked: Asked): () => Promise<string>;
  /** Counts what the bot has sent so far: requests and messages on its socket, without heartbeats. */
  messages(): number;
  /** What the platform calls a creator. */
  user(creator: number): string;
  /** What the bot calls a creator, and the community in which they are asked about. */
  account(creator: number): Account;
  community(creator: number): Community;
  close(): Promise<void>;
}

/** Calls that wait for their first response, by their ids. */
export function createWaiting() {
  const waiting = new Map<string, (answer: string) => void>();
  return {
    answer: (id: string): Promise<string> => new Promise((resolve) => waiting.set(id, resolve)),
    /** Does nothing for a call that was answered before. */
    answered(id: string, answer: string): void {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
  };
}
