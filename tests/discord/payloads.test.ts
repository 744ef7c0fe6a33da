import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commands, menus } from '../../commands/index.ts';
import { encodeAction, stampOf } from '../../src/bot/action-id.ts';
import { answer, complete } from '../../src/discord/answer.ts';
import type { CallInteraction } from '../../src/discord/interaction.ts';
import { platformOf } from '../../src/discord/platform.ts';
import { toCall } from '../../src/discord/to-call.ts';
import { mutated } from '../support/mutated.ts';
import { quiet } from '../support/recorded-presence.ts';
import { createTown } from '../support/town.ts';
import { courierFor, failing } from './platform-for.ts';

const ada = { id: '1', username: 'ada', global_name: 'Ada', discriminator: '0', avatar: null };
const ben = { id: '2', username: 'ben', global_name: null, discriminator: '0', avatar: null, bot: false };
const membership = { nick: null, roles: ['7'], joined_at: '2026-01-02T03:04:05Z', permissions: '32', flags: 0 };
const stamp = stampOf('discord:5', 'discord:1', Date.UTC(2026, 10, 22));

const from = (parts: Record<string, unknown>) => ({
  id: '9',
  application_id: '8',
  token: 'token',
  version: 1,
  guild_id: '5',
  channel: { id: '6', type: 11, parent_id: '4' },
  member: { ...membership, user: ada },
  locale: 'fr',
  guild_locale: 'en-US',
  ...parts,
});
const resolved = { users: { 2: ben }, members: { 2: membership } };
const action = { command: 'tip', options: { user: '2' } };
const pressed = { id: '3', flags: 64, author: ben, components: [] };

/** One of each kind, as Discord sends them. */
const interactions = [
  from({
    type: 2,
    data: { id: '1', type: 1, name: 'tip', options: [{ name: 'user', type: 6, value: '2' }], resolved },
  }),
  from({
    type: 2,
    data: {
      ...{ id: '1', type: 1, name: 'tipjar' },
      options: [
        {
          name: 'add',
          type: 1,
          options: [
            { name: 'provider', type: 3, value: 'paypal' },
            { name: 'handle', type: 3, value: 'ada' },
          ],
        },
      ],
    },
  }),
  from({ type: 2, data: { id: '1', type: 2, name: 'Tip', target_id: '2', resolved } }),
  from({
    type: 2,
    data: {
      id: '1',
      type: 3,
      name: 'Tip author',
      target_id: '3',
      resolved: { messages: { 3: { id: '3', author: ben } } },
    },
  }),
  from({ type: 3, message: pressed, data: { component_type: 2, custom_id: encodeAction(action, stamp) } }),
  from({
    type: 3,
    message: pressed,
    data: {
      component_type: 5,
      custom_id: encodeAction({ command: 'tip' }, stamp, { picks: 'user' }),
      values: ['2'],
      resolved,
    },
  }),
  from({
    type: 5,
    message: pressed,
    data: {
      custom_id: encodeAction({ command: 'tipjar setup handles' }, stamp),
      components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'paypal', value: 'ada' } }],
    },
  }),
];

it('whatever is missing or null in what Discord sends, or of another type, it is answered', async () => {
  const town = createTown({});
  let sent = 0;
  const rest = {
    get: failing({ code: 10007, status: 404 }),
    post: async () => {
      sent += 1;
    },
    patch: async () => undefined,
  };
  const courier = courierFor(rest);
  await fc.assert(
    fc.asyncProperty(mutated(interactions), async (payload) => {
      const interaction = payload as unknown as CallInteraction;
      sent = 0;
      const call = toCall(interaction, menus);
      const platform = platformOf(interaction, { rest, courier, files: { origins: [], log: quiet }, log: quiet });
      const coming = town.bot.answer(call, platform);
      await answer(interaction, coming, { rest, stamp, language: call.language, log: quiet });
      expect(sent).toBe(1);
      expect(town.logged).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
}, 120_000);

it('whatever is missing or null in what is being typed, it is answered', async () => {
  const focused = { name: 'provider', type: 3, value: 'pay', focused: true };
  const typed = from({
    type: 4,
    data: { id: '1', type: 1, name: 'tipjar', options: [{ name: 'add', type: 1, options: [focused] }] },
  });
  await fc.assert(
    fc.asyncProperty(mutated([typed]), async (payload) => {
      let sent = 0;
      const post = async () => {
        sent += 1;
      };
      await complete(payload as never, commands, { post });
      expect(sent).toBe(1);
    }),
  );
});
