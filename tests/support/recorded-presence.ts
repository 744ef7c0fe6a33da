import type { Bot } from '../../src/bot/dispatch/bot.ts';
import type { Presence } from '../../src/connections/presence.ts';
import type { Community } from '../../src/ids.ts';

/** What an adapter says of where the bot is, in order. */
export function recordedPresence() {
  const told: string[] = [];
  /** Of which communities each list of all of them was. */
  const within: ((community: Community) => boolean)[] = [];
  const presence: Presence = {
    left: (community) => void told.push(`left ${community}`),
    back: (community) => void told.push(`back ${community}`),
    everywhere(platform, here, own = () => true) {
      told.push(`on ${platform}: ${[...here].join(', ') || 'nowhere'}`);
      within.push(own);
    },
  };
  return { told, presence, within };
}

export const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** For a platform that refuses nothing. */
export const unexpected = (error: Error): void => {
  throw error;
};

/** For a bot that has nothing to send. */
export const noOutbox: Bot['outbox'] = { open() {}, close: async () => {}, settled: async () => {} };

/** For an adapter that nobody calls. */
export const uncalled: Bot = {
  answer: () => Promise.reject(new Error('nobody calls this bot')),
  outbox: noOutbox,
  greet: async () => false,
  reaction: async () => undefined,
  keptLanguage: async () => 'en',
  isNew: async () => true,
};
