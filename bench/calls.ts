import { pino } from 'pino';
import type { Bench } from 'tinybench';
import { commands } from '../commands/index.ts';
import type { Call, Platform } from '../src/bot/call.ts';
import { createBot } from '../src/bot/dispatch/bot.ts';
import { toMessage as onDiscord } from '../src/discord/to-message.ts';
import { openStore } from '../src/store/sqlite.ts';
import { tenLinks } from './jar.ts';

const community = 'discord:1';
const platform: Platform = {
  name: 'Discord',
  isMember: async () => true,
  isAdmin: async () => false,
  accountOf: (id) => `discord:${id}`,
  member: async (id) => ({ account: `discord:${id}`, id, name: 'Ada', bot: false }),
  roles: async () => [],
  everyone: [],
  allRoles: async () => [],
  deletedRoles: async () => [],
  unpostable: async () => new Map(),
  post: async () => true,
  file: async () => '',
};

/** Measures `/tip` from the call to the payload: the store is read, and the card is built and rendered. */
export async function addCalls(bench: Bench): Promise<void> {
  const store = openStore(':memory:');
  const log = pino({ level: 'silent' });
  const bot = createBot({ commands, store, now: Date.now, log, limit: () => undefined });
  let deliveries = 0;
  const ask = (who: string, command: string, options: Call['options']) => {
    deliveries += 1;
    const caller = { account: `discord:${who}`, name: who } as const;
    return bot.answer({ id: String(deliveries), community, caller, language: 'en', command, options }, platform);
  };
  for (const { provider, handle } of tenLinks) await ask('1', 'tipjar add', { provider: provider.id, handle });
  const tip = async () => {
    const answer = await ask('2', 'tip', { user: { member: '1' }, amount: '5' });
    if (answer.kind !== 'reply' || answer.refusal) throw new Error('the tip was refused');
    return JSON.stringify(onDiscord(answer, 'ownermrk'));
  };
  bench.add('/tip with an amount, from the call to the payload', async () => {
    await tip();
  });
}
