import type { AutocompleteInteraction } from 'discord.js';
import { ComponentType } from 'discord.js';
import { expect, test } from 'vitest';
import { openTown } from './town.ts';

const [ada, ben, grace] = ['1100000000000000001', '1100000000000000002', '1100000000000000003'] as const;
const [artists, channel] = ['1200000000000000001', '1000000000000000003'] as const;
const v2 = 1 << 15;

/** Puts each component into a row of its own. */
const rows = (...components: object[]) => components.map((one) => ({ type: 1, components: [one] }));

test.each([
  ['a command nobody registered', { name: 'nothing' }],
  ['a command without a required option', { name: 'tip' }],
  ['an option the command does not have', { name: 'hello', options: [{ name: 'x', value: 1 }] }],
  [
    'an option given twice',
    {
      name: 'tip',
      options: [
        { name: 'user', value: ada },
        { name: 'user', value: ben },
      ],
    },
  ],
  ['an unknown user', { name: 'tip', options: [{ name: 'user', value: '7' }] }],
  [
    'less than the minimum',
    {
      name: 'tip',
      options: [
        { name: 'user', value: ada },
        { name: 'amount', value: 0 },
      ],
    },
  ],
  [
    'more than the maximum',
    {
      name: 'tip',
      options: [
        { name: 'user', value: ada },
        { name: 'amount', value: 501 },
      ],
    },
  ],
  [
    'a number in words',
    {
      name: 'tip',
      options: [
        { name: 'user', value: ada },
        { name: 'amount', value: 'five' },
      ],
    },
  ],
  [
    'too long a text',
    {
      name: 'tip',
      options: [
        { name: 'user', value: ada },
        { name: 'note', value: 'x'.repeat(21) },
      ],
    },
  ],
  [
    'a value that is none of the choices',
    {
      name: 'tip',
      options: [
        { name: 'user', value: ada },
        { name: 'mood', value: 'sad' },
      ],
    },
  ],
  ['no subcommand', { name: 'jar' }],
  ['a group without its subcommand', { name: 'jar', options: [{ name: 'more' }] }],
  ['an unknown role', { name: 'jar', options: [{ name: 'add', options: [{ name: 'role', value: ada }] }] }],
  ['an unknown channel', { name: 'jar', options: [{ name: 'add', options: [{ name: 'channel', value: '1' }] }] }],
  ['a fraction for an integer', { name: 'jar', options: [{ name: 'add', options: [{ name: 'place', value: 1.5 }] }] }],
  ['a file that is not there', { name: 'jar', options: [{ name: 'add', options: [{ name: 'picture', value: '1' }] }] }],
  ['a user menu that is a slash command', { name: 'hello', targetId: ada }],
  ['a message menu on a message that is gone', { name: 'Tip author', targetId: '1' }],
])('%s is never sent', async (_, call) => {
  const { visitor, discord } = await openTown();
  const outcome = await visitor.command('ben', call);
  expect(outcome).toEqual({ ok: false, error: expect.stringMatching(/\w.*\.$/) });
  expect(discord.rejected).toEqual([]);
});

test('the bot gets every kind of option with a description of what its id stands for', async () => {
  const { visitor, next, discord, state } = await openTown();
  const options = [
    { name: 'role', value: artists },
    { name: 'channel', value: channel },
    { name: 'who', value: ben },
    { name: 'place', value: 2 },
    { name: 'silent', value: true },
  ];
  visitor.command('grace', { name: 'jar', options: [{ name: 'add', options }] });
  const interaction = await next();
  if (!interaction.isChatInputCommand()) throw new Error('not a command');
  const { options: sent } = interaction;
  expect(sent.getSubcommand()).toBe('add');
  expect(sent.getRole('role')?.name).toBe('Artists');
  expect(sent.getChannel('channel')?.name).toBe('general');
  expect(sent.getMentionable('who')).toMatchObject({ user: { username: 'ben' } });
  expect(sent.getInteger('place')).toBe(2);
  expect(sent.getBoolean('silent')).toBe(true);
  await interaction.reply({ files: [{ attachment: Buffer.from('x'), name: 'x.txt' }] });

  const [picture = ''] = Object.keys(state.files);
  visitor.command('grace', { name: 'jar', options: [{ name: 'add', options: [{ name: 'picture', value: picture }] }] });
  const filed = await next();
  if (!filed.isChatInputCommand()) throw new Error('not a command');
  expect(filed.options.getAttachment('picture')).toMatchObject({ name: 'x.txt', size: 1 });
  await filed.reply('Yes');

  visitor.command('grace', { name: 'jar', options: [{ name: 'more', options: [{ name: 'show' }] }] });
  const grouped = await next();
  if (!grouped.isChatInputCommand()) throw new Error('not a command');
  expect([grouped.options.getSubcommandGroup(), grouped.options.getSubcommand()]).toEqual(['more', 'show']);
  await grouped.reply('Yes');
  expect(discord.rejected).toEqual([]);
});

test('an interaction says who, where, in which language and with which permissions', async () => {
  const { visitor, next, setting } = await openTown();
  setting.locale = 'fr';
  visitor.command('ada', { name: 'tip', options: [{ name: 'user', value: ben }] });
  const fromAda = await next();
  expect(fromAda).toMatchObject({ locale: 'fr', guildLocale: 'en-US', channelId: channel, context: 0 });
  expect(fromAda.inCachedGuild() && [...fromAda.member.roles.cache.keys()]).toContain(artists);
  expect(fromAda.memberPermissions?.has('ManageGuild')).toBe(false);
  visitor.command('grace', { name: 'hello' });
  expect((await next()).memberPermissions?.has('ManageGuild')).toBe(true);
});

test('a menu command can be used on a user and on a message', async () => {
  const { visitor, next } = await openTown();
  visitor.say('ada', 'Look at my drawing');
  const [messageId = ''] = visitor.scene('ben').messages.map(({ id }) => id);
  visitor.command('ben', { name: 'Tip', targetId: ada });
  const onUser = await next();
  if (!onUser.isUserContextMenuCommand()) throw new Error('not a user menu');
  expect([onUser.targetUser.username, onUser.targetMember?.user.id]).toEqual(['ada', ada]);
  await onUser.reply('Yes');
  visitor.command('ben', { name: 'Tip author', targetId: messageId });
  const onMessage = await next();
  if (!onMessage.isMessageContextMenuCommand()) throw new Error('not a message menu');
  expect([onMessage.targetMessage.author.id, onMessage.targetMessage.content]).toEqual([ada, 'Look at my drawing']);
  await onMessage.reply('Yes');
});

test('an interaction in a direct conversation has a user and no guild', async () => {
  const { discord, next } = await openTown();
  const outcome = discord.direct.command('ada', { name: 'hello' });
  const interaction = await next();
  expect(interaction).toMatchObject({ guildId: null, member: null, context: 1, user: { username: 'ada' } });
  if (interaction.isRepliable()) await interaction.reply('Hello in private');
  expect(await outcome).toEqual({ ok: true });
  expect(discord.direct.scene('ada').messages).toMatchObject([{ content: 'Hello in private', direct: true }]);
  expect(discord.visitor.scene('ada').messages).toMatchObject([{ direct: true }]);
  expect(discord.visitor.scene('ben').messages).toEqual([]);
});

test('suggestions come while typing, in the language of the person', async () => {
  const { visitor, next, setting } = await openTown();
  setting.locale = 'fr';
  const options = [
    { name: 'user', value: 'nobody yet' },
    { name: 'note', value: 'th', focused: true },
  ];
  const asked = visitor.autocomplete('ben', { name: 'tip', options });
  const interaction = (await next()) as AutocompleteInteraction;
  expect(interaction.isAutocomplete()).toBe(true);
  expect(interaction.options.getFocused(true)).toMatchObject({ name: 'note', value: 'th' });
  await interaction.respond([{ name: 'thanks', nameLocalizations: { fr: 'merci' }, value: 'thanks' }]);
  expect(await asked).toEqual([{ name: 'merci', value: 'thanks' }]);
  expect(await visitor.autocomplete('ben', { name: 'nothing', options: [] })).toEqual([]);
});

test('only its addressee sees an ephemeral message and can dismiss it', async () => {
  const { visitor, next, answer } = await openTown();
  visitor.command('ben', { name: 'hello' });
  const go = { type: ComponentType.Button, style: 1, label: 'Go', custom_id: 'go' };
  await answer(await next(), { type: 4, data: { content: 'For Ben', flags: 64, components: rows(go) } });
  const [message] = visitor.scene('ben').messages;
  expect(message).toMatchObject({ content: 'For Ben', ephemeral: true, interaction_metadata: { name: 'hello' } });
  expect(visitor.scene('ada').messages).toEqual([]);
  const press = { messageId: message?.id ?? '', customId: 'go' };
  expect(await visitor.press('ada', press)).toEqual({ ok: false, error: 'This message is gone.' });
  visitor.dismiss('ada', press.messageId);
  expect(visitor.scene('ben').messages).toHaveLength(1);
  visitor.dismiss('ben', press.messageId);
  expect(visitor.scene('ben').messages).toEqual([]);
});

test('nothing is sent for a component that is disabled, a link, missing, or used with wrong values', async () => {
  const { visitor, next, answer } = await openTown();
  visitor.command('ben', { name: 'hello' });
  const components = rows(
    { type: 2, style: 1, label: 'Off', custom_id: 'off', disabled: true },
    { type: 2, style: 5, label: 'Away', url: 'https://a.example' },
    { type: 2, style: 1, label: 'On', custom_id: 'on' },
    { type: 3, custom_id: 'few', max_values: 2, options: ['a', 'b', 'c'].map((value) => ({ label: value, value })) },
    { type: 5, custom_id: 'user' },
  );
  await answer(await next(), { type: 4, data: { content: 'x', components } });
  const [messageId = ''] = visitor.scene('ben').messages.map(({ id }) => id);
  const refused: { customId: string; values?: string[] }[] = [
    { customId: 'off' },
    { customId: 'elsewhere' },
    { customId: 'on', values: ['a'] },
    { customId: 'few' },
    { customId: 'few', values: [] },
    { customId: 'few', values: ['d'] },
    { customId: 'few', values: ['a', 'a'] },
    { customId: 'few', values: ['a', 'b', 'c'] },
    { customId: 'user', values: ['7'] },
  ];
  for (const press of refused)
    expect(await visitor.press('ben', { messageId, ...press })).toEqual({
      ok: false,
      error: expect.stringMatching(/\./),
    });
  const outcome = visitor.press('ben', { messageId, customId: 'few', values: ['c', 'a'] });
  const interaction = await next();
  expect(interaction.isStringSelectMenu() && interaction.values).toEqual(['c', 'a']);
  await answer(interaction, { type: 7, data: { content: 'Thanks', components: [] } });
  expect(await outcome).toEqual({ ok: true });
  expect(visitor.scene('ben').messages).toMatchObject([{ content: 'Thanks', components: [] }]);
});

test('the bot gets the users, roles and channels that were chosen in a select menu', async () => {
  const { visitor, next, answer } = await openTown();
  visitor.command('ben', { name: 'hello' });
  const components = rows(
    { type: 5, custom_id: 'users', max_values: 3 },
    { type: 6, custom_id: 'roles' },
    { type: 7, custom_id: 'either', max_values: 2 },
    { type: 8, custom_id: 'channels', channel_types: [0] },
  );
  await answer(await next(), { type: 4, data: { flags: v2, components: [{ type: 17, components }] } });
  const [messageId = ''] = visitor.scene('ben').messages.map(({ id }) => id);
  const chosen = async (customId: string, values: string[]) => {
    visitor.press('ben', { messageId, customId, values });
    const interaction = await next();
    await answer(interaction, { type: 6 });
    return interaction;
  };
  const users = await chosen('users', [ada, grace]);
  expect(users.isUserSelectMenu() && users.members.map((member) => 'user' in member && member.user.id)).toEqual([
    ada,
    grace,
  ]);
  const roles = await chosen('roles', [artists]);
  expect(roles.isRoleSelectMenu() && roles.roles.map(({ name }) => name)).toEqual(['Artists']);
  const either = await chosen('either', [ada, artists]);
  expect(either.isMentionableSelectMenu() && [either.users.size, either.roles.size]).toEqual([1, 1]);
  const channels = await chosen('channels', [channel]);
  expect(channels.isChannelSelectMenu() && channels.channels.map(({ id }) => id)).toEqual([channel]);
});

test('each channel keeps its last hundred messages', async () => {
  const { visitor, discord } = await openTown();
  discord.direct.say('ada', 'between us');
  for (let n = 1; n <= 101; n += 1) visitor.say('ada', `${n}`);
  visitor.say('ada', '   ');
  const told = visitor.scene('ada').messages.map(({ content }) => content);
  expect([told.length, told.at(0), told.at(1), told.at(-1)]).toEqual([101, 'between us', '2', '101']);
});
