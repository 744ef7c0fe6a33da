import { expect, test } from 'vitest';
import { guildId } from '../../../sandbox/discord/guild/guild.ts';
import { applicationId } from '../../../sandbox/discord/guild/members.ts';
import { commands, openBot, openDiscord } from './town.ts';

const slash = (more: object = {}) => ({ name: 'tip', description: 'Tip someone', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'note', description: 'A note', ...more });
const path = `/applications/${applicationId}/commands`;

const wrong: [string, object[], string, string][] = [
  ['an upper case name', [slash({ name: 'Tip' })], '0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a space', [slash({ name: 'tip jar' })], '0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name of 33 characters', [slash({ name: 'x'.repeat(33) })], '0.name', 'BASE_TYPE_MAX_LENGTH'],
  ['no description', [{ name: 'tip' }], '0.description', 'BASE_TYPE_REQUIRED'],
  [
    'a description of 101 characters',
    [slash({ description: 'x'.repeat(101) })],
    '0.description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['a second command of the same name', [slash(), slash()], '1', 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
  [
    'a language Discord does not have',
    [slash({ name_localizations: { xx: 'tip' } })],
    '0.name_localizations.xx',
    'BASE_TYPE_CHOICES',
  ],
  [
    'an invalid name in a language',
    [slash({ name_localizations: { fr: 'Pour Boire' } })],
    '0.name_localizations.fr',
    'APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'a menu command with a description',
    [{ name: 'Tip', type: 2, description: 'x' }],
    '0.description',
    'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED',
  ],
  [
    'a menu command with options',
    [{ name: 'Tip', type: 3, options: [option()] }],
    '0.options',
    'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_ALLOWED',
  ],
  [
    '26 options',
    [slash({ options: Array.from({ length: 26 }, (_, n) => option({ name: `o${n}` })) })],
    '0.options',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a required option after an optional one',
    [slash({ options: [option(), option({ name: 'b', required: true })] })],
    '0.options.1',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'two options of the same name',
    [slash({ options: [option(), option()] })],
    '0.options.1.name',
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  [
    'an option without description',
    [slash({ options: [{ type: 3, name: 'note' }] })],
    '0.options.0.description',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'an option beside a subcommand',
    [slash({ options: [option(), { type: 1, name: 'add', description: 'x' }] })],
    '0.options',
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'a bad option in a subcommand',
    [slash({ options: [{ type: 1, name: 'add', description: 'x', options: [option({ name: 'NO' })] }] })],
    '0.options.0.options.0.name',
    'APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    '26 choices',
    [
      slash({
        options: [option({ choices: Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` })) })],
      }),
    ],
    '0.options.0.choices',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'the same choice twice',
    [
      slash({
        options: [
          option({
            choices: [
              { name: 'a', value: 'a' },
              { name: 'b', value: 'a' },
            ],
          }),
        ],
      }),
    ],
    '0.options.0.choices.1',
    'APPLICATION_COMMAND_OPTIONS_CHOICE_ALREADY_EXISTS',
  ],
  [
    'choices with autocomplete',
    [slash({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] })],
    '0.options.0.autocomplete',
    'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
  ],
  [
    'a command of more than 8000 characters',
    [
      slash({
        options: Array.from({ length: 4 }, (_, n) =>
          option({
            name: `o${n}`,
            choices: Array.from({ length: 25 }, (_, m) => ({ name: `${m}`.padEnd(90, 'x'), value: `${m}` })),
          }),
        ),
      }),
    ],
    '0',
    'APPLICATION_COMMAND_TOO_LARGE',
  ],
  [
    'permissions that are no number',
    [slash({ default_member_permissions: 'all' })],
    '0.default_member_permissions',
    'NUMBER_TYPE_COERCE',
  ],
];

function at(errors: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((level, step) => (level as Record<string, unknown> | undefined)?.[step], errors);
}

test.each(wrong)('%s is refused, and the commands stay as they were', async (_, body, place, code) => {
  const { request, state } = await openDiscord();
  await request('PUT', path, [slash({ name: 'before' })]);
  const { status, json } = await request('PUT', path, body);
  expect(json.code, JSON.stringify(json)).toBe(50035);
  expect(status).toBe(400);
  expect(at(json.errors, place), JSON.stringify(json.errors)).toMatchObject({
    _errors: expect.arrayContaining([{ code, message: expect.stringMatching(/\w/) }]),
  });
  expect(state.commands.global.map(({ name }) => name)).toEqual(['before']);
});

test('there are at most 100 slash commands and 15 of each menu', async () => {
  const { request } = await openDiscord();
  const many = (count: number, more: object) => Array.from({ length: count }, (_, n) => ({ name: `c${n}`, ...more }));
  expect((await request('PUT', path, many(100, { description: 'x' }))).status).toBe(200);
  expect(await request('PUT', path, many(101, { description: 'x' }))).toMatchObject({
    status: 400,
    json: { code: 30032 },
  });
  expect(await request('POST', path, slash())).toMatchObject({ status: 400, json: { code: 30032 } });
  expect((await request('PUT', path, many(15, { type: 2 }))).status).toBe(200);
  expect(await request('PUT', path, many(16, { type: 3 }))).toMatchObject({ status: 400, json: { code: 30032 } });
});

test('discord.js registers commands, which keep their ids when registered again', async () => {
  const town = await openDiscord();
  const { client } = await openBot(town);
  const first = await client.application?.commands.set([slash(), { name: 'Tip', type: 2 }]);
  const version = first?.find(({ name }) => name === 'tip')?.version;
  const again = await client.application?.commands.set([slash({ description: 'Now better' })]);
  const one = first?.find(({ name }) => name === 'tip');
  expect(again?.map(({ id, description }) => [id, description])).toEqual([[one?.id, 'Now better']]);
  expect(again?.first()?.version).not.toBe(version);
  expect((await client.application?.commands.fetch())?.size).toBe(1);
});

test('a command of this guild is added and deleted without the global ones', async () => {
  const town = await openDiscord();
  const { client } = await openBot(town);
  await client.application?.commands.set([slash()]);
  const local = await client.application?.commands.create(slash({ name: 'local' }), guildId);
  expect(local?.guildId).toBe(guildId);
  const names = () => town.discord.visitor.scene('ben').commands.map(({ name }) => name);
  expect(names()).toEqual(['local', 'tip']);
  await client.application?.commands.delete(local?.id ?? '', guildId);
  expect(names()).toEqual(['tip']);
  await expect(client.application?.commands.delete('1')).rejects.toMatchObject({ code: 10063 });
});

test('a command for admins is offered to admins only', async () => {
  const { request, discord } = await openDiscord();
  await request('PUT', path, [...commands, slash({ name: 'owner', default_member_permissions: '0' })]);
  const names = (as: 'ben' | 'grace') => discord.visitor.scene(as).commands.map(({ name }) => name);
  expect(names('grace')).toEqual(expect.arrayContaining(['admin', 'owner', 'tip']));
  expect(names('ben')).not.toContain('admin');
  expect(names('ben')).not.toContain('owner');
  expect(discord.direct.scene('grace').commands.map(({ name }) => name)).not.toContain('admin');
  expect(await discord.visitor.command('ben', { name: 'admin' })).toEqual({
    ok: false,
    error: 'There is no command called admin here, or it is not for you.',
  });
});
