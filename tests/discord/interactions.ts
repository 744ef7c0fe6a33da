import { encodeAction, stampOf } from '../../src/bot/action-id.ts';

const ada = { id: '1', username: 'ada', global_name: 'Ada', discriminator: '0', avatar: null };
const ben = { id: '2', username: 'ben', global_name: null, discriminator: '0', avatar: null, bot: false };
const membership = { nick: null, roles: ['7'], joined_at: '2026-01-02T03:04:05Z', permissions: '32', flags: 0 };
export const stamp = stampOf('discord:5', 'discord:1', Date.UTC(2026, 10, 22));

const from = (parts: Record<string, unknown>) => ({
  id: '9',
  application_id: '8',
  token: 'token',
  version: 1,
  guild_id: '5',
  channel: { id: '6', type: 11, parent_id: '4' },
  member: { ...membership, user: ada },
  entitlements: [],
  authorizing_integration_owners: {},
  app_permissions: '32',
  locale: 'fr',
  guild_locale: 'en-US',
  ...parts,
});
const resolved = { users: { 2: ben }, members: { 2: membership } };
const action = { command: 'tip', options: { user: '2' } };
const pressed = { id: '3', flags: 64, author: ben, components: [] };

/** One of each kind, as Discord sends them. */
export const interactions = [
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

/** Somebody is typing an option, for which Discord asks for suggestions. */
export const typing = from({
  type: 4,
  data: {
    ...{ id: '1', type: 1, name: 'tipjar' },
    options: [{ name: 'add', type: 1, options: [{ name: 'provider', type: 3, value: 'pay', focused: true }] }],
  },
});
