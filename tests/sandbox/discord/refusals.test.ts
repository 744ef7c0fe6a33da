import { expect, test } from 'vitest';
import { openTown } from './town.ts';

const v2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string, more: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id, ...more });
const row = (...components: object[]) => ({ type: 1, components });
const select = (more: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: [
    { label: 'A', value: 'a' },
    { label: 'B', value: 'b' },
  ],
  ...more,
});
const option = (value: string) => ({ label: value, value });
const field = (more: object = {}) => ({ type: 4, custom_id: 'f', style: 1, ...more });
const label = (component: object, more: object = {}) => ({ type: 18, label: 'A field', component, ...more });

const message = (data: object) => ({ type: 4, data });
const cards = (...components: object[]) => message({ flags: v2, components });
const rows = (...components: object[]) => message({ content: 'x', components });
const modal = (...components: object[]) => ({ type: 9, data: { custom_id: 'm', title: 'A form', components } });

/** Each row says what is wrong, then the answer, the path of Discord's error, and its code. */
const wrong: [string, object, string, string][] = [
  ['no type', {}, 'type', 'BASE_TYPE_CHOICES'],
  ['an update of a message where there is none', { type: 7, data: {} }, 'type', 'BASE_TYPE_CHOICES'],
  ['choices for a command', { type: 8, data: { choices: [] } }, 'type', 'BASE_TYPE_CHOICES'],
  ['a pong', { type: 1 }, 'type', 'BASE_TYPE_CHOICES'],
  ['a content that is no string', message({ content: 3 }), 'data.content', 'STRING_TYPE_CONVERT'],
  ['a content of 2001 characters', message({ content: 'x'.repeat(2001) }), 'data.content', 'BASE_TYPE_MAX_LENGTH'],
  ['eleven embeds', message({ embeds: Array(11).fill({ title: 'x' }) }), 'data.embeds', 'BASE_TYPE_MAX_LENGTH'],
  [
    'embeds of more than 6000 characters',
    message({ embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] }),
    'data.embeds',
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  [
    'content with Components V2',
    message({ flags: v2, content: 'x', components: [text('x')] }),
    'data.content',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'embeds with Components V2',
    message({ flags: v2, embeds: [{ title: 'x' }], components: [text('x')] }),
    'data.embeds',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  ['a text display without the flag', rows(text('x')), 'data.components.0', 'UNION_TYPE_CHOICES'],
  [
    'six rows without the flag',
    rows(...'abcdef'.split('').map((id) => row(button(id)))),
    'data.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    '41 components, most of them nested',
    cards({ type: 17, components: Array(40).fill(text('x')) }),
    'data.components',
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    'texts of 4001 characters in total',
    cards(text('x'.repeat(4000)), text('x')),
    'data.components',
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  ['an empty text display', cards(text('')), 'data.components.0.content', 'BASE_TYPE_MIN_LENGTH'],
  ['an unknown component', cards({ type: 99 }), 'data.components.0', 'UNION_TYPE_CHOICES'],
  ['a text input in a message', rows(row(field())), 'data.components.0.components.0', 'UNION_TYPE_CHOICES'],
  [
    'six buttons in a row',
    rows(row(...'abcdef'.split('').map((id) => button(id)))),
    'data.components.0.components',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a select beside a button',
    rows(row(select(), button('a'))),
    'data.components.0.components',
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  ['an empty row', rows(row()), 'data.components.0.components', 'BASE_TYPE_MIN_LENGTH'],
  [
    'the same custom id twice',
    rows(row(button('a')), row(button('a'))),
    'data.components.1.components.0.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'the same id twice',
    cards({ ...text('x'), id: 4 }, { ...text('x'), id: 4 }),
    'data.components.1.id',
    'COMPONENT_ID_DUPLICATED',
  ],
  [
    'a custom id of 101 characters',
    rows(row(button('x'.repeat(101)))),
    'data.components.0.components.0.custom_id',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a label of 81 characters',
    rows(row(button('a', { label: 'x'.repeat(81) }))),
    'data.components.0.components.0.label',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a button without label and emoji',
    rows(row({ type: 2, style: 1, custom_id: 'a' })),
    'data.components.0.components.0',
    'BUTTON_COMPONENT_LABEL_EMOJI_REQUIRED',
  ],
  [
    'an emoji that is none',
    rows(row(button('a', { emoji: { name: 'x' } }))),
    'data.components.0.components.0.emoji.name',
    'COMPONENT_INVALID_EMOJI',
  ],
  [
    'an emoji that is none, in an option',
    rows(row(select({ options: [{ ...option('a'), emoji: { name: 'x' } }] }))),
    'data.components.0.components.0.options.0.emoji.name',
    'COMPONENT_INVALID_EMOJI',
  ],
  [
    'a button without custom id',
    rows(row({ type: 2, style: 1, label: 'Go' })),
    'data.components.0.components.0.custom_id',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a button with a url',
    rows(row(button('a', { url: 'https://a.example' }))),
    'data.components.0.components.0.url',
    'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  ],
  [
    'a link without url',
    rows(row({ type: 2, style: 5, label: 'Go' })),
    'data.components.0.components.0.url',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a link that is no url',
    rows(row({ type: 2, style: 5, label: 'Go', url: 'nowhere' })),
    'data.components.0.components.0.url',
    'URL_TYPE_INVALID_URL',
  ],
  [
    'a link to a script',
    rows(row({ type: 2, style: 5, label: 'Go', url: 'javascript:alert(1)' })),
    'data.components.0.components.0.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a link of 513 characters',
    rows(row({ type: 2, style: 5, label: 'Go', url: `https://a.example/${'x'.repeat(495)}` })),
    'data.components.0.components.0.url',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 options',
    rows(row(select({ options: Array.from({ length: 26 }, (_, n) => option(`${n}`)) }))),
    'data.components.0.components.0.options',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'the same option value twice',
    rows(row(select({ options: [option('a'), option('a')] }))),
    'data.components.0.components.0.options.1.value',
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'more minimum than maximum',
    rows(row(select({ min_values: 2, max_values: 1 }))),
    'data.components.0.components.0.min_values',
    'SELECT_COMPONENT_MIN_VALUES_EXCEEDS_MAX',
  ],
  [
    'more maximum than options',
    rows(row(select({ max_values: 3 }))),
    'data.components.0.components.0.max_values',
    'SELECT_COMPONENT_VALUES_EXCEED_OPTIONS',
  ],
  [
    'two defaults of one',
    rows(
      row(
        select({
          options: [
            { ...option('a'), default: true },
            { ...option('b'), default: true },
          ],
        }),
      ),
    ),
    'data.components.0.components.0.options',
    'SELECT_COMPONENT_TOO_MANY_DEFAULTS',
  ],
  [
    'a placeholder of 151 characters',
    rows(row(select({ placeholder: 'x'.repeat(151) }))),
    'data.components.0.components.0.placeholder',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a section without accessory',
    cards({ type: 9, components: [text('x')] }),
    'data.components.0.accessory',
    'UNION_TYPE_CHOICES',
  ],
  [
    'a thumbnail that was not sent along',
    cards({ type: 9, components: [text('x')], accessory: { type: 11, media: { url: 'attachment://qr.png' } } }),
    'data.components.0.accessory.media.url',
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ],
  [
    'a file from elsewhere',
    cards({ type: 13, file: { url: 'https://a.example/x.json' } }),
    'data.components.0.file.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'an attachment that was not sent along',
    message({ content: 'x', attachments: [{ id: '0' }] }),
    'data.attachments.0.id',
    'ATTACHMENT_NOT_FOUND',
  ],
  [
    'mentions allowed twice over',
    message({ content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } }),
    'data.allowed_mentions',
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  ['a deferral in Components V2', { type: 5, data: { flags: v2 } }, 'data.flags', 'BASE_TYPE_CHOICES'],
  [
    'a form without title',
    { type: 9, data: { custom_id: 'm', components: [label(field())] } },
    'data.title',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a title of 46 characters',
    { type: 9, data: { custom_id: 'm', title: 'x'.repeat(46), components: [label(field())] } },
    'data.title',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'six fields',
    modal(...'abcdef'.split('').map((custom_id) => label(field({ custom_id })))),
    'data.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['a form without fields', modal(), 'data.components', 'BASE_TYPE_MIN_LENGTH'],
  ['a button in a form', modal(row(button('a'))), 'data.components.0.components.0.type', 'BASE_TYPE_CHOICES'],
  [
    'two fields of one custom id',
    modal(label(field()), label(field())),
    'data.components.1.component.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  ['a field in a row without label', modal(row(field())), 'data.components.0.components.0.label', 'BASE_TYPE_REQUIRED'],
  [
    'a label of 46 characters',
    modal(label(field(), { label: 'x'.repeat(46) })),
    'data.components.0.label',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a label inside a label',
    modal(label(field({ label: 'x' }))),
    'data.components.0.component.label',
    'TEXT_INPUT_LABEL_INSIDE_LABEL',
  ],
  [
    'a field with more minimum than maximum',
    modal(label(field({ min_length: 5, max_length: 4 }))),
    'data.components.0.component.min_length',
    'TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX',
  ],
  [
    'a value longer than its field',
    modal(label(field({ max_length: 2, value: 'xxx' }))),
    'data.components.0.component.value',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a required select with none to choose',
    modal(label(select({ min_values: 0 }))),
    'data.components.0.component.min_values',
    'SELECT_COMPONENT_REQUIRED_MIN_VALUES',
  ],
];

/** Finds the error at a path of the `errors`. */
function at(errors: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((level, step) => (level as Record<string, unknown> | undefined)?.[step], errors);
}

test.each(wrong)('%s is refused with its path and code, and the bot can answer again', async (_, body, path, code) => {
  const { visitor, next, answer, discord } = await openTown();
  const outcome = visitor.command('ben', { name: 'hello' });
  const interaction = await next();
  const { status, json } = await answer(interaction, body);
  expect(json).toMatchObject({ code: 50035, message: 'Invalid Form Body' });
  expect(status).toBe(400);
  expect(at(json.errors, path), JSON.stringify(json.errors)).toMatchObject({
    _errors: expect.arrayContaining([{ code, message: expect.stringMatching(/\w/) }]),
  });
  expect(discord.rejected).toEqual([
    { method: 'POST', path: `/interactions/${interaction.id}/:token/callback`, error: json },
  ]);
  expect(visitor.scene('ben')).toMatchObject({ messages: [], modal: null });
  expect((await answer(interaction, message({ content: 'Hello' }))).status).toBe(204);
  expect(await outcome).toEqual({ ok: true });
});

test('an answer without any content is refused', async () => {
  const { visitor, next, answer } = await openTown();
  visitor.command('ben', { name: 'hello' });
  const interaction = await next();
  expect(await answer(interaction, message({}))).toMatchObject({ status: 400, json: { code: 50006 } });
  expect(await answer(interaction, message({ flags: v2 }))).toMatchObject({ status: 400, json: { code: 50006 } });
  expect(await answer(interaction, '{')).toMatchObject({ status: 400, json: { code: 50109 } });
});

test('a second answer is refused', async () => {
  const { visitor, next, answer } = await openTown();
  visitor.command('ben', { name: 'hello' });
  const interaction = await next();
  expect((await answer(interaction, message({ content: 'one' }))).status).toBe(204);
  const second = await answer(interaction, message({ content: 'two' }));
  expect(second).toMatchObject({
    status: 400,
    json: { code: 40060, message: 'Interaction has already been acknowledged.' },
  });
  expect(visitor.scene('ben').messages.map(({ content }) => content)).toEqual(['one']);
});

test('an answer to an unknown interaction, or with a wrong token, is refused', async () => {
  const { visitor, next, answer } = await openTown();
  visitor.command('ben', { name: 'hello' });
  const { id, token } = await next();
  const unknown = { status: 404, json: { code: 10062, message: 'Unknown interaction' } };
  expect(await answer({ id: '1', token }, message({ content: 'x' }))).toMatchObject(unknown);
  expect(await answer({ id, token: 'x' }, message({ content: 'x' }))).toMatchObject(unknown);
});

test('an answer after three seconds is too late, and the person has been told', async () => {
  const { visitor, next, answer } = await openTown();
  const outcome = visitor.command('ben', { name: 'hello' });
  const interaction = await next();
  expect(await outcome).toEqual({ ok: false, error: 'The application did not respond' });
  expect(await answer(interaction, message({ content: 'x' }))).toMatchObject({ status: 404, json: { code: 10062 } });
});

test('a token ends after fifteen minutes', async () => {
  const { visitor, next, answer, request, setting } = await openTown();
  const outcome = visitor.command('ben', { name: 'hello' });
  const interaction = await next();
  const path = `/webhooks/${interaction.applicationId}/${interaction.token}`;
  expect(await request('POST', path, { content: 'x' })).toMatchObject({ status: 404, json: { code: 10015 } });
  await answer(interaction, { type: 5 });
  await outcome;
  setting.ahead = 14 * 60_000;
  expect((await request('PATCH', `${path}/messages/@original`, { content: 'just in time' })).status).toBe(200);
  setting.ahead = 16 * 60_000;
  expect(await request('POST', path, { content: 'x' })).toMatchObject({ status: 401, json: { code: 50027 } });
});

test('a deferred answer that never came is shown as one that failed', async () => {
  const { visitor, next, answer, setting } = await openTown();
  const outcome = visitor.command('ben', { name: 'hello' });
  await answer(await next(), { type: 5 });
  await outcome;
  expect(visitor.scene('ben').messages).toMatchObject([{ thinking: true, content: '' }]);
  setting.ahead = 16 * 60_000;
  expect(visitor.scene('ben').messages).toMatchObject([
    { thinking: false, content: 'The application did not respond' },
  ]);
});

test('each kind of interaction takes its own kinds of answers', async () => {
  const { visitor, next, answer } = await openTown();
  const choosing = visitor.autocomplete('ben', { name: 'tip', options: [{ name: 'note', value: 'x', focused: true }] });
  const typing = await next();
  expect(await answer(typing, message({ content: 'x' }))).toMatchObject({ json: { code: 50035 } });
  const number = { type: 8, data: { choices: [{ name: 'x', value: 3 }] } };
  expect((await answer(typing, number)).json.errors.data.choices[0].value._errors[0].code).toBe('STRING_TYPE_CONVERT');
  const many = { type: 8, data: { choices: Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` })) } };
  expect((await answer(typing, many)).json.errors.data.choices._errors[0].code).toBe('BASE_TYPE_MAX_LENGTH');
  await answer(typing, { type: 8, data: { choices: [] } });
  expect(await choosing).toEqual([]);

  visitor.command('ben', { name: 'hello' });
  await answer(await next(), modal(label(field())));
  visitor.submit('ben', { modalId: visitor.scene('ben').modal?.id ?? '', values: { f: 'x' } });
  const submitted = await next();
  expect(await answer(submitted, modal(label(field())))).toMatchObject({ json: { code: 50035 } });
  expect(await answer(submitted, { type: 6 })).toMatchObject({ json: { code: 50035 } });
  expect((await answer(submitted, rows(row(button('go'))))).status).toBe(204);

  const [messageId = ''] = visitor.scene('ben').messages.map(({ id }) => id);
  visitor.press('ben', { messageId, customId: 'go' });
  const pressed = await next();
  expect(await answer(pressed, { type: 8, data: { choices: [] } })).toMatchObject({ json: { code: 50035 } });
  expect((await answer(pressed, { type: 6 })).status).toBe(204);
});

test('messages and routes that the token or the bot has no access to are unknown', async () => {
  const { request, visitor, next, answer } = await openTown();
  visitor.command('ben', { name: 'hello' });
  const interaction = await next();
  await answer(interaction, message({ content: 'x' }));
  visitor.say('ada', 'Hello all');
  const foreign = visitor.scene('ada').messages.at(-1)?.id;
  const path = `/webhooks/${interaction.applicationId}/${interaction.token}/messages`;
  const codes = async (method: string, path: string, body?: object) => {
    const { status, json } = await request(method, path, body);
    return [status, json.code];
  };
  expect(await codes('PATCH', `${path}/${foreign}`, { content: 'y' })).toEqual([404, 10008]);
  expect(await codes('DELETE', `${path}/1`)).toEqual([404, 10008]);
  expect(await codes('POST', '/webhooks/1/x', { content: 'y' })).toEqual([404, 10015]);
  expect(await codes('PATCH', `/channels/1000000000000000003/messages/${foreign}`, { content: 'y' })).toEqual([
    403, 50005,
  ]);
  expect(await codes('POST', '/channels/1/messages', { content: 'y' })).toEqual([404, 10003]);
  expect(await codes('PATCH', '/channels/1000000000000000003/messages/1', { content: 'y' })).toEqual([404, 10008]);
  expect(await codes('GET', '/guilds/1')).toEqual([404, 10004]);
  expect(await codes('GET', '/guilds/1000000000000000002/members/1')).toEqual([404, 10007]);
  expect(await codes('POST', '/users/@me/channels', { recipient_id: '1' })).toEqual([404, 10013]);
  expect(await codes('GET', '/applications/1/commands')).toEqual([404, 10002]);
  expect(await codes('GET', '/nowhere')).toEqual([404, 0]);
});

test('a wrong bot token is refused everywhere, and answers to interactions need no bot token', async () => {
  const { request, next, answer, visitor, discord } = await openTown();
  const wrong = { authorization: 'Bot wrong' };
  for (const path of ['/gateway/bot', '/users/@me', '/guilds/1000000000000000002', '/nowhere'])
    expect(await request('GET', path, undefined, wrong)).toMatchObject({
      status: 401,
      json: { code: 0, message: '401: Unauthorized' },
    });
  expect(discord.rejected).toHaveLength(4);
  visitor.command('ben', { name: 'hello' });
  const interaction = await next();
  const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
  expect((await request('POST', path, message({ content: 'x' }), wrong)).status).toBe(204);
  expect(await answer(interaction, message({ content: 'x' }))).toMatchObject({ json: { code: 40060 } });
});

test('too many files and too large files are refused', async () => {
  const { visitor, next, discord } = await openTown();
  visitor.command('ben', { name: 'hello' });
  const interaction = await next();
  if (!interaction.isRepliable()) throw new Error('not repliable');
  const files = (count: number, size: number) =>
    Array.from({ length: count }, (_, n) => ({ attachment: Buffer.alloc(size), name: `${n}.bin` }));
  await expect(interaction.reply({ files: files(11, 1) })).rejects.toMatchObject({ code: 50035 });
  await expect(interaction.reply({ files: files(1, 10 * 1024 * 1024 + 1) })).rejects.toMatchObject({ code: 40005 });
  await expect(interaction.reply({ files: files(3, 9 * 1024 * 1024) })).rejects.toMatchObject({ code: 40005 });
  await interaction.reply({ files: files(10, 1) });
  expect(visitor.scene('ben').messages[0]?.attachments).toHaveLength(10);
  expect(discord.rejected).toHaveLength(3);
});
