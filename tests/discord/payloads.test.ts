import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commands, menus } from '../../commands/index.ts';
import { answer } from '../../src/discord/answer.ts';
import { complete } from '../../src/discord/complete.ts';
import type { CallInteraction } from '../../src/discord/interaction.ts';
import { platformOf } from '../../src/discord/platform.ts';
import { toCall } from '../../src/discord/to-call.ts';
import { createVoices } from '../../src/discord/voices.ts';
import { mutated } from '../support/mutated.ts';
import { quiet } from '../support/recorded-presence.ts';
import { createTown } from '../support/town.ts';
import { interactions, stamp, typing } from './interactions.ts';
import { courierFor, failing } from './platform-for.ts';

it('whatever is missing or null in what Discord sends, or of another type, it is answered', async () => {
  const town = createTown({});
  let sent = 0;
  const callbacks = {
    send: async () => {
      sent += 1;
    },
  };
  const rest = {
    get: failing({ code: 10007, status: 404 }),
    post: async () => undefined,
    patch: async () => undefined,
    delete: async () => undefined,
  };
  const courier = courierFor(rest);
  await fc.assert(
    fc.asyncProperty(mutated(interactions), async (payload) => {
      const interaction = payload as unknown as CallInteraction;
      sent = 0;
      const call = toCall(interaction, menus);
      const platform = platformOf(interaction, {
        rest,
        courier,
        files: { origins: [], log: quiet },
        voices: createVoices(),
        log: quiet,
      });
      const coming = town.bot.answer(call, platform);
      await answer(interaction, coming, {
        callbacks,
        rest,
        stamp,
        stampForAll: stamp,
        language: call.language,
        log: quiet,
      });
      expect(sent).toBe(1);
      expect(town.logged).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
}, 120_000);

it('whatever is missing or null in what is being typed, it is answered', async () => {
  await fc.assert(
    fc.asyncProperty(mutated([typing]), async (payload) => {
      let sent = 0;
      const send = async () => {
        sent += 1;
      };
      await complete(payload as never, commands, { send });
      expect(sent).toBe(1);
    }),
  );
});
