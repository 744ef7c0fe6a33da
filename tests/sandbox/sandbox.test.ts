import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStateFile } from '../../sandbox/state-file.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tip-jar-town-'));
  file = join(folder, 'deep', 'town.json');
});
afterEach(() => rm(folder, { recursive: true }));

async function speak(town: OpenSandbox) {
  await town.visit('discord/say', { as: 'ada', text: 'on Discord' });
  await town.visit('slack/say', { as: 'ben', text: 'on Slack' });
  await town.visit('locale', { locale: 'fr' });
}

test('messages and the language are there again after a restart', async () => {
  const before = await openSandbox(file);
  await speak(before);
  await before.close();
  const after = await openSandbox(file);
  const scene = await after.sceneOf('ada');
  expect(scene.discord.messages.map((one) => one.content)).toEqual(['on Discord']);
  expect(scene.slack.messages.map((one) => one.text)).toEqual(['on Slack']);
  expect(scene.locale).toBe('fr');
  await after.close();
});

test('messages are saved while the sandbox runs', async () => {
  const town = await openSandbox(file);
  await speak(town);
  await expect.poll(() => readFile(file, 'utf8').catch(String)).toContain('on Slack');
  await town.close();
});

test('starting over deletes the messages and keeps the language', async () => {
  const town = await openSandbox(file);
  await speak(town);
  expect(await (await town.visit('start-over', {})).json()).toEqual({ ok: true });
  expect(town.restarts()).toBe(1);
  const scene = await town.sceneOf('ada');
  expect([scene.discord.messages, scene.slack.messages, scene.locale]).toEqual([[], [], 'fr']);
  await town.close();
  expect(await readFile(file, 'utf8')).not.toContain('on Slack');
});

test.each(['{"locale":', '{"locale":"fr"}', '[]'])('a file that holds %s is set aside', async (text) => {
  file = join(folder, 'town.json');
  await writeFile(file, text);
  const town = await openSandbox(file);
  expect((await town.sceneOf('ada')).discord.messages).toEqual([]);
  expect(town.logged).toContainEqual(expect.stringContaining('set aside'));
  expect(await readFile(`${file}.unreadable`, 'utf8')).toBe(text);
  await town.close();
  expect(await readdir(folder)).not.toContain('town.json.tmp');
});

test('a state that could not be saved is logged, and saved with the next change', async () => {
  const town = await openSandbox(file);
  await writeFile(join(folder, 'deep'), 'a file where the folder should be');
  await town.visit('discord/say', { as: 'ada', text: 'one' });
  await expect.poll(() => town.logged).toEqual(['the sandbox could not save its state']);
  await rm(join(folder, 'deep'));
  await town.visit('discord/say', { as: 'ada', text: 'two' });
  await expect.poll(() => readFile(file, 'utf8').catch(String)).toContain('two');
  expect(town.logged).toHaveLength(1);
  await town.close();
});

test('a state that cannot be saved at the end fails with the reason, and is not logged besides', async () => {
  await writeFile(join(folder, 'deep'), 'a file where the folder should be');
  const logged: string[] = [];
  const write = (_fields: object, message: string) => void logged.push(message);
  const { touch, flush } = createStateFile(file, () => ({}), { warn: write, error: write });
  touch();
  await expect(flush()).rejects.toThrow('EEXIST');
  expect(logged).toEqual([]);
  await rm(join(folder, 'deep'));
  await flush();
  expect(await readFile(file, 'utf8')).toBe('{}');
});

test('whoever starts over is told when the bot does not come back, and can try again', async () => {
  const town = await openSandbox(file);
  town.failRestarts(true);
  expect((await town.visit('start-over', {})).status).toBe(500);
  expect(town.logged).toEqual(['the sandbox could not answer a request']);
  town.failRestarts(false);
  expect(await (await town.visit('start-over', {})).json()).toEqual({ ok: true });
  expect(town.restarts()).toBe(1);
  await town.close();
});
