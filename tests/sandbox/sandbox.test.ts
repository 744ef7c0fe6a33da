import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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

test('what was said is there again after a restart', async () => {
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

test('what was said is on disk soon, without a restart', async () => {
  const town = await openSandbox(file);
  await speak(town);
  await expect.poll(() => readFile(file, 'utf8').catch(String)).toContain('on Slack');
  await town.close();
});

test('starting over forgets what was said, but not the language', async () => {
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
