import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openingLines } from '../../sandbox/opening.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';

let town: OpenSandbox;
beforeEach(async () => {
  town = await openSandbox(undefined, openingLines);
});
afterEach(() => town.close());

/** What is said in both chats, oldest first. */
async function said() {
  const { discord, slack } = await town.sceneOf('max');
  return { discord: discord.messages.map(({ content }) => content), slack: slack.messages.map(({ text }) => text) };
}
const linesIn = async (locale: 'en-US' | 'fr') => (await openingLines(locale)).map(({ text }) => text);

describe('the conversation that the sandbox opens with', () => {
  test('is the same in both chats, by the people of the community', async () => {
    const lines = await linesIn('en-US');
    expect(lines.length).toBeGreaterThan(2);
    expect(await said()).toEqual({ discord: lines, slack: lines });
    const { discord, people } = await town.sceneOf('ben');
    expect(people.map(({ discordId }) => discordId)).toContain(discord.messages[0]?.author.id);
  });

  test('changes with the language, and what people say does not', async () => {
    await town.visit('discord/say', { as: 'ada', text: 'Bonjour' });
    await town.visit('locale', { locale: 'fr' });
    const lines = await linesIn('fr');
    expect(await said()).toEqual({ discord: [...lines, 'Bonjour'], slack: lines });
  });

  test('comes back, alone, after starting over', async () => {
    await town.visit('slack/say', { as: 'ada', text: 'Hello' });
    await town.visit('locale', { locale: 'fr' });
    await town.visit('start-over', {});
    const lines = await linesIn('fr');
    expect(await said()).toEqual({ discord: lines, slack: lines });
  });
});
