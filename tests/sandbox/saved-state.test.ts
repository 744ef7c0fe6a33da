import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../sandbox/town.ts';
import { openTown } from './discord/town.ts';
import { openSandbox } from './open-sandbox.ts';
import { form, openForm, words } from './slack/workspace.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tip-jar-saved-'));
  file = join(folder, 'town.json');
});
afterEach(() => rm(folder, { recursive: true }));

type Json = Record<string, unknown>;

/** Makes a state with commands, messages of all kinds, files, an upload and open modals. */
async function usedDiscord(): Promise<Json> {
  const { visitor, discord, next, answer, state } = await openTown();
  visitor.say('ada', 'Hello');
  discord.direct.say('ben', 'Hello, bot');
  visitor.upload('ada', { name: 'FUNDING.yml', base64: Buffer.from('ko_fi: ada').toString('base64') });

  visitor.command('ben', { name: 'hello' });
  const hello = await next();
  if (!hello.isRepliable()) throw new Error('not repliable');
  await hello.reply({
    content: 'A card',
    embeds: [{ title: 'Ada', image: { url: 'attachment://qr.png' } }],
    files: [{ attachment: Buffer.from('89504e470d0a1a0a', 'hex'), name: 'qr.png', description: 'A code' }],
  });
  await hello.followUp({ content: 'For Ben', flags: 64 });
  visitor.dismiss('ben', visitor.scene('ben').messages.at(-1)?.id ?? '');

  visitor.command('ada', { name: 'hello' });
  const components = [
    { type: 1, components: [{ type: 2, style: 1, label: 'Edit', custom_id: 'edit', emoji: { name: '✏️' } }] },
    { type: 1, components: [{ type: 5, custom_id: 'who' }] },
    { type: 17, components: [{ type: 10, content: 'Text' }, { type: 14 }] },
  ];
  await answer(await next(), { type: 4, data: { flags: 64 | (1 << 15), components } });
  visitor.command('max', { name: 'hello' });
  await answer(await next(), { type: 5 });
  visitor.command('max', { name: 'hello' });
  const embed = { color: 0.5, fields: [{ name: 'a', value: 'b' }], author: { icon_url: 'https://a.example/a.png' } };
  await answer(await next(), { type: 4, data: { content: 'x', embeds: [embed] } });

  const fields = [
    { type: 18, label: 'Handle', component: { type: 4, custom_id: 'handle', style: 1 } },
    { type: 18, label: 'Who', component: { type: 5, custom_id: 'who', required: false } },
  ];
  const modal = { type: 9, data: { custom_id: 'm', title: 'A form', components: fields } };
  const card = visitor.scene('ada').messages.find(({ ephemeral }) => ephemeral);
  visitor.press('ada', { messageId: card?.id ?? '', customId: 'edit' });
  await answer(await next(), modal);
  visitor.command('grace', { name: 'Tip', targetId: people[0]?.discordId ?? '' });
  await answer(await next(), modal);
  return JSON.parse(JSON.stringify(state));
}

/** Makes a state with messages for everyone and for one, files of the bot and of a person, modals and a home tab. */
async function usedSlack(): Promise<Json> {
  const { state, visitor, call, submit } = await openForm(form('One'), (app) =>
    app.view('form', ({ ack }) => ack({ response_action: 'push', view: form('Two') as never })),
  );
  visitor.say('ada', 'Hello @ben');
  visitor.upload('ada', { name: 'FUNDING.yml', base64: Buffer.from('ko_fi: ada').toString('base64') });
  const blocks = [
    { type: 'section', text: { type: 'mrkdwn', text: 'A card' } },
    { type: 'actions', elements: [{ type: 'button', action_id: 'go', text: words('Go') }] },
    { type: 'divider' },
  ];
  await call('chat.postMessage', { channel: 'C0GENERAL', text: 'Hi', blocks: JSON.stringify(blocks) });
  await call('chat.postEphemeral', { channel: 'C0GENERAL', user: 'U0BEN', text: 'For Ben' });
  await call('views.publish', { user_id: 'U0ADA', view: JSON.stringify({ type: 'home', blocks }) });
  const { upload_url, file_id } = await call('files.getUploadURLExternal', { filename: 'jar.json', length: '2' });
  await fetch(String(upload_url), { method: 'POST', body: '{}' });
  await call('files.completeUploadExternal', { files: JSON.stringify([{ id: file_id }]), channel_id: 'C0GENERAL' });
  await submit({ handle: { text: { value: 'x' } } });
  return JSON.parse(JSON.stringify(state));
}

type Path = (string | number)[];

/** Lists the paths of all values inside a value. */
function* pathsIn(value: unknown, path: Path = []): Iterable<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* pathsIn(inner, [...path, key]);
}

/** Copies a value with another one at the path. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((inner, index) => (index === Number(key) ? replaced(inner, rest, by) : inner));
  const fields = value as Json;
  return { ...fields, [key]: replaced(fields[key], rest, by) };
}

test('the sandbox opens and answers whatever value of a saved town is replaced by nonsense', async () => {
  const saved = { locale: 'fr', discord: await usedDiscord(), slack: await usedSlack() };
  const messages = (saved.discord.messages as { message: { id: string } }[]).map(({ message }) => message.id);
  const modalId = (saved.discord.modals as { ada: { id: string } }).ada.id;
  const nonsense = fc.constantFrom(null, '', 'x', '\ud800', 'a\nb', -1, 0.5, 1e300, true, [], {}, [null], { a: 1 });
  const path = fc.constantFrom(...pathsIn(saved));
  await fc.assert(
    fc.asyncProperty(path, nonsense, async (at, by) => {
      await writeFile(file, JSON.stringify(replaced(saved, at, by)));
      const town = await openSandbox(file);
      const asked = await Promise.all([
        ...people.map(({ key }) => fetch(`${town.url}/visit/state?as=${key}`)),
        town.visit('discord/say', { as: 'ada', text: 'hi' }),
        town.visit('discord/command', { as: 'ada', name: 'tip' }),
        ...messages.map((messageId) => town.visit('discord/press', { as: 'ada', messageId, customId: 'x' })),
        ...messages.map((messageId) => town.visit('discord/dismiss', { as: 'ada', messageId })),
        town.visit('discord/submit', { as: 'ada', modalId, values: {} }),
        town.visit('slack/say', { as: 'ada', text: 'hi' }),
        town.visit('slack/command', { as: 'ada', text: '/tip' }),
        ...Object.keys(saved.discord.files as Json).map((id) =>
          fetch(`${town.url}/discord/attachments/1000000000000000003/${id}/x`),
        ),
      ]);
      await town.close();
      expect(asked.map(({ status }) => status)).not.toContain(500);
    }),
    { numRuns: 40 },
  );
});

test('a used town is read as it was written', async () => {
  const saved = { locale: 'fr', discord: await usedDiscord(), slack: await usedSlack() };
  expect(saved.discord).toMatchObject({ modals: { ada: {}, grace: {} }, uploads: [expect.any(String)] });
  expect(saved.slack).toMatchObject({ homes: { U0ADA: {} }, views: [{ owner: 'U0BEN' }, { owner: 'U0BEN' }] });
  await writeFile(file, JSON.stringify(saved));
  const town = await openSandbox(file);
  expect(town.logged).toEqual([]);
  const scene = await town.sceneOf('ada');
  expect(scene.discord.modal).toMatchObject({ title: 'A form' });
  expect(scene.slack.messages.at(-1)?.files).toMatchObject([{ name: 'jar.json', text: '{}' }]);
  await town.close();
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(saved);
});

describe('a saved state is set aside, and the sandbox starts afresh, when it has', () => {
  const discord = { lastId: '0', commands: { global: [], guild: [] }, messages: [], modals: {}, files: {} };
  const slack = { clock: 0, count: 0, messages: [], files: [], views: [], homes: {} };
  const author = { id: '1', username: 'ada' };
  const message = { id: '1', channel_id: '1000000000000000003', content: 'x', author };
  const kept = { channelId: '1000000000000000003', filename: 'x.txt', contentType: 'text/plain', base64: '' };
  const stored = { id: 'F1', name: 'x.txt', title: '', mimetype: 'text/plain', alt: null, size: 0, base64: '' };
  const said = {
    ts: '1.0',
    channel: 'C0GENERAL',
    user: 'U0ADA',
    botId: null,
    text: '',
    blocks: [],
    files: [],
    to: null,
  };
  const command = { id: '1', application_id: '1', version: '1', type: 1, name: 'tip', description: 'Tip' };

  test.each<[string, Json]>([
    ['an empty state of each platform', { discord: {}, slack: {} }],
    ['no state of Slack', { discord, slack: {} }],
    ['lists for objects', { discord: [], slack: [] }],
    ['an id that is no number', { discord: { ...discord, lastId: 'banana' } }],
    ['null for a message', { discord: { ...discord, messages: [null] } }],
    ['a message without most of its fields', { discord: { ...discord, messages: [{ message }] } }],
    [
      'a message whose flags are a word',
      { discord: { ...discord, messages: [{ message: { ...message, flags: 'x' } }] } },
    ],
    ['a command with nothing in it', { discord: { ...discord, commands: { global: [{}], guild: [] } } }],
    [
      'permissions that are no number',
      { discord: { ...discord, commands: { global: [{ ...command, default_member_permissions: 'all' }], guild: [] } } },
    ],
    ['a modal with nothing in it', { discord: { ...discord, modals: { ada: {} } } }],
    ['the modal of somebody unknown', { discord: { ...discord, modals: { eve: {} } } }],
    ['a file that is no base64', { discord: { ...discord, files: { 1: { ...kept, base64: '!' } } } }],
    ['a content type of two lines', { discord: { ...discord, files: { 1: { ...kept, contentType: 'a\nb' } } } }],
    ['half a character in a file name', { discord: { ...discord, files: { 1: { ...kept, filename: '\ud800' } } } }],
    ['a fraction for a count', { slack: { ...slack, count: 0.5 } }],
    ['a clock that is a word', { slack: { ...slack, clock: 'noon' } }],
    ['an unknown block', { slack: { ...slack, messages: [{ ...said, blocks: [{ type: 'x' }] }] } }],
    ['blocks that are no list', { slack: { ...slack, messages: [{ ...said, blocks: {} }] } }],
    ['a view with nothing in it', { slack: { ...slack, views: [{ owner: 'U0ADA', view: {}, errors: {} }] } }],
    ['a home tab with nothing in it', { slack: { ...slack, homes: { U0ADA: {} } } }],
    [
      'half a character in the name of a file of Slack’s',
      { slack: { ...slack, files: [{ ...stored, name: '\ud800' }] } },
    ],
    ['a mimetype of two lines', { slack: { ...slack, files: [{ ...stored, mimetype: 'a\nb' }] } }],
  ])('%s', async (_, part) => {
    const text = JSON.stringify({ locale: 'fr', discord, slack, ...part });
    await writeFile(file, text);
    const town = await openSandbox(file);
    for (const { key } of people) expect((await town.sceneOf(key)).discord.messages).toEqual([]);
    expect((await town.visit('discord/say', { as: 'ada', text: 'hi' })).status).toBe(200);
    expect((await town.visit('slack/say', { as: 'ada', text: 'hi' })).status).toBe(200);
    for (const path of ['discord/attachments/1000000000000000003/1/x', 'slack/files/F1/x'])
      expect((await fetch(`${town.url}/${path}`)).status).toBe(404);
    expect(town.logged).toContainEqual(expect.stringContaining('set aside'));
    expect(await readFile(`${file}.unreadable`, 'utf8')).toBe(text);
    await town.close();
  });
});
