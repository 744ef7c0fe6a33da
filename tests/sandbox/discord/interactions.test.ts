import { ButtonStyle, ComponentType, type Interaction, MessageFlags, TextInputStyle } from 'discord.js';
import {
  ApplicationCommandResponseSchema,
  InteractionCallbackResponseSchema,
  MessageResponseSchema,
} from 'discord-api-spec/zod';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelId, guildId } from '../../../sandbox/discord/guild/guild.ts';
import { newId } from '../../../sandbox/discord/new-id.ts';
import { openDiscord, openTown } from './town.ts';

const { Ephemeral, IsComponentsV2 } = MessageFlags;
const ada = '1100000000000000001';
const png = Buffer.from('89504e470d0a1a0a', 'hex');

const button = (custom_id: string) =>
  ({ type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Go', custom_id }) as const;
const row = (custom_id: string) => ({ type: ComponentType.ActionRow, components: [button(custom_id)] }) as const;

/** @throws when the interaction is of another kind */
function command(interaction: Interaction) {
  if (!interaction.isChatInputCommand()) throw new Error('not a slash command');
  return interaction;
}

function pressed(interaction: Interaction) {
  if (!interaction.isMessageComponent()) throw new Error('not a component');
  return interaction;
}

function submitted(interaction: Interaction) {
  if (!interaction.isModalSubmit()) throw new Error('not a form');
  return interaction;
}

test('a command is answered with a card', async () => {
  const { visitor, next, discord } = await openTown();
  const outcome = visitor.command('ben', { name: 'tip', options: [{ name: 'user', value: ada }] });
  const interaction = command(await next());
  await interaction.reply({
    flags: IsComponentsV2 | Ephemeral,
    components: [
      {
        type: ComponentType.Container,
        accent_color: 0x7c5cbf,
        components: [
          { type: ComponentType.TextDisplay, content: `Tip ${interaction.options.getUser('user', true)}` },
          { type: ComponentType.Separator },
          {
            type: ComponentType.Section,
            components: [{ type: ComponentType.TextDisplay, content: 'PayPal' }],
            accessory: {
              type: ComponentType.Button,
              style: ButtonStyle.Link,
              label: 'Open',
              url: 'https://paypal.me/ada',
            },
          },
        ],
      },
    ],
  });
  expect(await outcome).toEqual({ ok: true });
  expect(discord.rejected).toEqual([]);
  expect(visitor.scene('ben').messages).toMatchObject([
    {
      ephemeral: true,
      thinking: false,
      author: { username: 'Tip Jar', bot: true },
      interaction_metadata: { type: 2, name: 'tip', user: { id: '1100000000000000002' } },
      mentions: [{ id: ada }],
      components: [
        {
          type: 17,
          id: 1,
          accent_color: 0x7c5cbf,
          spoiler: false,
          components: [
            { id: 2, content: `Tip <@${ada}>` },
            { id: 3, divider: true, spacing: 1 },
            { id: 4, components: [{ id: 5 }], accessory: { id: 6, label: 'Open' } },
          ],
        },
      ],
    },
  ]);
});

test('a deferred answer is shown as thinking until it is edited, and stays as private as it was deferred', async () => {
  const { visitor, next } = await openTown();
  const outcome = visitor.command('ben', { name: 'hello' });
  const interaction = command(await next());
  const { resource } = await interaction.deferReply({ flags: Ephemeral, withResponse: true });
  expect(await outcome).toEqual({ ok: true });
  expect(resource?.message?.flags.has(MessageFlags.Loading)).toBe(true);
  expect(visitor.scene('ben').messages).toMatchObject([{ thinking: true, ephemeral: true, edited_timestamp: null }]);
  await interaction.editReply({ content: 'Done' });
  expect(visitor.scene('ben').messages).toMatchObject([{ thinking: false, ephemeral: true, content: 'Done' }]);
  expect((await interaction.fetchReply()).editedTimestamp).toBeNull();
  await interaction.editReply({ content: 'Done again' });
  expect((await interaction.fetchReply()).editedTimestamp).not.toBeNull();
  expect(visitor.scene('ada').messages).toEqual([]);
});

test('the first follow-up replaces a deferred answer, the next is a message of its own', async () => {
  const { visitor, next } = await openTown();
  visitor.command('ben', { name: 'hello' });
  const interaction = command(await next());
  await interaction.deferReply();
  await interaction.followUp({ content: 'one', flags: Ephemeral });
  const second = await interaction.followUp({ content: 'two', flags: Ephemeral });
  expect(visitor.scene('ben').messages).toMatchObject([
    { content: 'one', ephemeral: false },
    { content: 'two', ephemeral: true, message_reference: { channel_id: channelId } },
  ]);
  await interaction.editReply({ content: 'three', message: second });
  await interaction.deleteReply();
  expect(visitor.scene('ben').messages).toMatchObject([{ content: 'three' }]);
  await expect(interaction.fetchReply()).rejects.toMatchObject({ code: 10008 });
});

test('a form opens from a button, is filled in and updates the message', async () => {
  const { visitor, next, discord } = await openTown();
  visitor.command('ada', { name: 'hello' });
  await command(await next()).reply({ content: 'Your jar', components: [row('edit')], flags: Ephemeral });
  const [message] = visitor.scene('ada').messages;
  const press = visitor.press('ada', { messageId: message?.id ?? '', customId: 'edit' });
  await pressed(await next()).showModal({
    custom_id: 'jar',
    title: 'Your jar',
    components: [
      {
        type: ComponentType.Label,
        label: 'Handle',
        component: { type: ComponentType.TextInput, custom_id: 'handle', style: TextInputStyle.Short, max_length: 10 },
      },
      {
        type: ComponentType.Label,
        label: 'Message',
        component: {
          type: ComponentType.TextInput,
          custom_id: 'text',
          style: TextInputStyle.Paragraph,
          required: false,
        },
      },
    ],
  });
  expect(await press).toEqual({ ok: true });
  const { modal } = visitor.scene('ada');
  expect(modal).toMatchObject({
    custom_id: 'jar',
    title: 'Your jar',
    components: [{ id: 1, component: { id: 2 } }, {}],
  });
  expect(visitor.scene('ben').modal).toBeNull();
  const modalId = modal?.id ?? '';
  const told = async (values: Record<string, string | string[]>) => {
    const outcome = await visitor.submit('ada', { modalId, values });
    return outcome.ok ? undefined : outcome.error;
  };
  expect(await told({})).toBe('This field is required.');
  expect(await told({ handle: 'x'.repeat(11) })).toBe('Must be at most 10 characters.');
  expect(await told({ handle: 'ada', other: 'x' })).toBe('This form has no field called other.');
  const outcome = visitor.submit('ada', { modalId, values: { handle: 'ada' } });
  const form = submitted(await next());
  expect([form.fields.getTextInputValue('handle'), form.fields.getTextInputValue('text')]).toEqual(['ada', '']);
  expect(form.isFromMessage()).toBe(true);
  if (form.isFromMessage()) await form.update({ content: 'Saved', components: [] });
  expect(await outcome).toEqual({ ok: true });
  expect(visitor.scene('ada')).toMatchObject({ modal: null, messages: [{ id: message?.id, content: 'Saved' }] });
  expect(await told({ handle: 'ada' })).toBe('This form is no longer open.');
  expect(discord.rejected).toEqual([]);
});

test('a form stays open until it is answered or closed', async () => {
  const { visitor, next, answer } = await openTown();
  visitor.command('ada', { name: 'hello' });
  const components = [{ type: 1, components: [{ type: 4, custom_id: 'f', style: 1, label: 'A field' }] }];
  await answer(await next(), { type: 9, data: { custom_id: 'm', title: 'A form', components } });
  const modalId = visitor.scene('ada').modal?.id ?? '';
  const late = visitor.submit('ada', { modalId, values: { f: 'x' } });
  expect(submitted(await next()).fields.getTextInputValue('f')).toBe('x');
  expect(await late).toEqual({ ok: false, error: 'The application did not respond' });
  expect(visitor.scene('ada').modal?.id).toBe(modalId);
  const outcome = visitor.submit('ada', { modalId, values: { f: 'y' } });
  await submitted(await next()).reply({ content: 'Thanks' });
  expect(await outcome).toEqual({ ok: true });
  expect(visitor.scene('ada')).toMatchObject({
    modal: null,
    messages: [{ interaction_metadata: { type: 5, triggering_interaction_metadata: { type: 2, name: 'hello' } } }],
  });
  visitor.command('ada', { name: 'hello' });
  await answer(await next(), { type: 9, data: { custom_id: 'm', title: 'A form', components } });
  visitor.closeModal('ada');
  expect(visitor.scene('ada').modal).toBeNull();
});

test('the bot gets the values of every kind of field', async () => {
  const { visitor, next, answer, state } = await openTown();
  const labelled = (component: object) => ({ type: 18, label: 'A field', component });
  const options = ['a', 'b', 'c'].map((value) => ({ label: value, value }));
  const open = async (...components: object[]) => {
    visitor.command('ada', { name: 'hello' });
    const status = await answer(await next(), { type: 9, data: { custom_id: 'm', title: 'A form', components } });
    expect(status.json).toBeUndefined();
    return visitor.scene('ada').modal?.id ?? '';
  };
  const first = await open(
    { type: 10, content: 'Choose well' },
    labelled({ type: 3, custom_id: 'text', options, max_values: 2 }),
    labelled({ type: 5, custom_id: 'user' }),
    labelled({ type: 6, custom_id: 'role', required: false }),
    labelled({ type: 8, custom_id: 'channel' }),
  );
  const values = { text: ['a', 'c'], user: [ada], channel: channelId };
  expect(await visitor.submit('ada', { modalId: first, values: { ...values, text: ['z'] } })).toMatchObject({
    ok: false,
  });
  visitor.submit('ada', { modalId: first, values });
  const one = submitted(await next());
  expect(one.fields.getStringSelectValues('text')).toEqual(['a', 'c']);
  expect(one.fields.getSelectedUsers('user')?.map(({ username }) => username)).toEqual(['ada']);
  expect(one.fields.getSelectedRoles('role')).toBeNull();
  expect(one.fields.getSelectedChannels('channel')?.map(({ id }) => id)).toEqual([channelId]);
  await one.reply({ files: [{ attachment: png, name: 'qr.png' }] });

  const [fileId = ''] = Object.keys(state.files);
  const second = await open(
    labelled({ type: 19, custom_id: 'file' }),
    labelled({ type: 21, custom_id: 'radio', options }),
    labelled({ type: 22, custom_id: 'boxes', options }),
    labelled({ type: 23, custom_id: 'box' }),
    labelled({ type: 7, custom_id: 'either' }),
  );
  visitor.submit('ada', {
    modalId: second,
    values: { file: fileId, boxes: ['a', 'c'], radio: 'b', box: 'true', either: ada },
  });
  const two = submitted(await next());
  expect(two.fields.getUploadedFiles('file')?.map(({ name }) => name)).toEqual(['qr.png']);
  expect(two.fields.getRadioGroup('radio')).toBe('b');
  expect(two.fields.getCheckboxGroup('boxes')).toEqual(['a', 'c']);
  expect(two.fields.getCheckbox('box')).toBe(true);
  expect(two.fields.getSelectedMentionables('either')?.users.size).toBe(1);
});

test('a file is described, served, shown in a card, and deleted with its message', async () => {
  const { visitor, next, state, setting } = await openTown();
  visitor.command('ben', { name: 'hello' });
  const interaction = command(await next());
  const { resource } = await interaction.reply({
    flags: IsComponentsV2,
    withResponse: true,
    files: [
      { attachment: png, name: 'qr.png', description: 'A QR code' },
      { attachment: Buffer.from('{}'), name: 'jar.json' },
    ],
    components: [
      { type: ComponentType.MediaGallery, items: [{ media: { url: 'attachment://qr.png' } }] },
      { type: ComponentType.File, file: { url: 'attachment://jar.json' } },
    ],
  });
  const [shown] = visitor.scene('ben').messages;
  const [picture, json] = shown?.attachments ?? [];
  expect(picture).toMatchObject({ filename: 'qr.png', content_type: 'image/png', size: 8, description: 'A QR code' });
  expect(json).toMatchObject({ filename: 'jar.json', content_type: 'application/json', size: 2 });
  expect(shown?.components).toMatchObject([
    { items: [{ media: { url: picture?.url, attachment_id: picture?.id } }] },
    { file: { url: json?.url }, name: 'jar.json', size: 2 },
  ]);
  const address = `http://127.0.0.1:${setting.port}${picture?.url}`;
  expect(resource?.message?.attachments.first()?.url).toBe(address);
  const response = await fetch(address);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(png);
  expect(response.headers.get('content-disposition')).toMatch(/^inline/);
  const download = await fetch(`http://127.0.0.1:${setting.port}${json?.url}`);
  expect([download.headers.get('content-disposition'), download.headers.get('x-content-type-options')]).toEqual([
    "attachment; filename*=UTF-8''jar.json",
    'nosniff',
  ]);
  await interaction.editReply({ components: [{ type: ComponentType.TextDisplay, content: 'x' }], attachments: [] });
  expect(state.files).toEqual({});
  expect((await fetch(address)).status).toBe(404);
});

test('an edit keeps the fields that it leaves out, and cannot leave Components V2', async () => {
  const { visitor, next } = await openTown();
  visitor.command('ben', { name: 'hello' });
  const interaction = command(await next());
  await interaction.reply({ content: 'Words', components: [row('go')], files: [{ attachment: png, name: 'qr.png' }] });
  await interaction.editReply({ content: 'Other words' });
  expect(visitor.scene('ben').messages).toMatchObject([
    { content: 'Other words', components: [{ type: 1 }], attachments: [{ filename: 'qr.png' }] },
  ]);
  const card = [{ type: ComponentType.TextDisplay, content: 'A card' }] as const;
  await expect(interaction.editReply({ flags: IsComponentsV2, components: card })).rejects.toMatchObject({
    code: 50035,
  });
  await interaction.editReply({ flags: IsComponentsV2, components: card, content: null });
  await expect(interaction.editReply({ content: 'Words' })).rejects.toMatchObject({ code: 50035 });
  expect(visitor.scene('ben').messages).toMatchObject([{ content: '', components: [{ content: 'A card' }] }]);
});

test('a message pings only those whom allowed_mentions allows', async () => {
  const { client, discord } = await openTown();
  const channel = await client.channels.fetch(channelId);
  if (!channel?.isSendable()) throw new Error('nothing can be said there');
  const content = `<@${ada}> <@&1200000000000000001> @everyone`;
  await channel.send(content);
  await channel.send({ content, allowedMentions: { parse: [] } });
  await channel.send({ content, allowedMentions: { users: [ada] } });
  expect(discord.visitor.scene('ben').messages).toMatchObject([
    { mentions: [{ id: ada }], mention_roles: ['1200000000000000001'], mention_everyone: true },
    { mentions: [], mention_roles: [], mention_everyone: false },
    { mentions: [{ id: ada }], mention_roles: [], mention_everyone: false },
  ]);
});

test('a bot writes to a person directly, and reads the guild and its members', async () => {
  const { client, discord } = await openTown();
  const user = await client.users.fetch(ada);
  const sent = await user.send({ content: 'Your jar is live' });
  await sent.edit('Your jar is paused');
  expect(discord.visitor.scene('ada').messages).toMatchObject([{ content: 'Your jar is paused', direct: true }]);
  expect(discord.visitor.scene('ben').messages).toEqual([]);
  await sent.delete();
  expect(discord.visitor.scene('ada').messages).toEqual([]);
  const guild = await client.guilds.fetch({ guild: guildId, force: true });
  const member = await guild.members.fetch(ada);
  expect([...member.roles.cache.values()].map(({ name }) => name).sort()).toEqual(['@everyone', 'Artists']);
  expect((await guild.roles.fetch()).size).toBe(3);
  expect((await guild.members.fetchMe()).user.id).toBe(client.user?.id);
  await expect(guild.members.fetch('1')).rejects.toMatchObject({ code: 10007 });
  await client.application?.fetch();
  expect(client.application?.owner).toMatchObject({ username: 'grace' });
});

test('answers have the shape that Discord documents', async () => {
  const { visitor, next, answer, request, state } = await openTown();
  for (const one of state.commands.global) ApplicationCommandResponseSchema.parse(one);
  visitor.command('ben', { name: 'hello' });
  const interaction = await next();
  const card = {
    type: 17,
    components: [
      { type: 10, content: `<@${ada}>` },
      { type: 9, components: [{ type: 10, content: 'x' }], accessory: button('a') },
      row('b'),
      { type: 14 },
    ],
  };
  const callback = { type: 4, data: { flags: 1 << 15, components: [card] } };
  const { json } = await answer(interaction, callback, '?with_response=true');
  InteractionCallbackResponseSchema.parse(json);
  const path = `/webhooks/${interaction.applicationId}/${interaction.token}`;
  MessageResponseSchema.parse((await request('GET', `${path}/messages/@original`)).json);
  MessageResponseSchema.parse((await request('POST', path, { content: 'x', embeds: [{ title: 'x' }] })).json);
  const empty = await request('DELETE', `${path}/messages/%40original`);
  expect([empty.status, empty.headers.get('content-type')]).toEqual([204, null]);
});

test('messages, ephemeral messages and the open modal are there after a restart', async () => {
  const { visitor, next, answer, state, setting } = await openTown();
  visitor.say('ada', 'Hello all');
  visitor.command('ben', { name: 'hello' });
  await answer(await next(), { type: 4, data: { content: 'For Ben', flags: 64 } });
  visitor.command('ben', { name: 'hello' });
  const components = [{ type: 1, components: [{ type: 4, custom_id: 'f', style: 1, label: 'A field' }] }];
  await answer(await next(), { type: 9, data: { custom_id: 'm', title: 'A form', components } });
  expect(setting.changes).toBeGreaterThan(3);
  const again = await openDiscord({ state: JSON.parse(JSON.stringify(state)) });
  for (const one of ['ada', 'ben'] as const)
    expect(again.discord.visitor.scene(one)).toEqual({ ...visitor.scene(one), connected: false });
});

test('ids grow even when the clock goes back', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2 ** 41), { minLength: 2 }), (times) => {
      const state = { lastId: '0', commands: { global: [], guild: [] }, messages: [], modals: {}, files: {} };
      const ids = times.map((time) =>
        BigInt(
          newId({ state, changed() {}, locale: () => 'en-US', now: () => time + 1_420_070_400_000, baseUrl: () => '' }),
        ),
      );
      expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0n))).toBe(true);
    }),
  );
});
