import { commands, menus } from '../../commands/index.ts';
import { createOwnSharing } from '../../src/store/sharing.ts';
import { recordedLog } from './recorded-log.ts';
import { recordedPresence } from './recorded-presence.ts';

/** What an adapter needs beside its platform's settings and a bot, and all that it tells them. */
export function recordedSurroundings() {
  const log = recordedLog();
  const refusals: string[] = [];
  const { presence } = recordedPresence();
  const onRefusal = (error: Error) => void refusals.push(error.message);
  return {
    log,
    refusals,
    surroundings: {
      commands,
      menus,
      presence,
      sharing: createOwnSharing(),
      now: Date.now,
      log,
      serve: () => undefined,
      onRefusal,
    },
  };
}
