import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';

let town: OpenSandbox;
beforeEach(async () => {
  town = await openSandbox();
});
afterEach(() => town.close());

describe('a visit', () => {
  test('gets the scene as one person sees it', async () => {
    const scene = await town.sceneOf('ada');
    expect(scene.people.map((one) => one.key)).toEqual(['ada', 'ben', 'grace', 'max']);
    expect(scene.slack.commands).toMatchObject([{ command: '/tip' }]);
    expect(scene.discord.connected).toBe(false);
  });

  test('of an unknown person is refused', async () => {
    for (const query of ['', '?as=eve', '?as=__proto__']) {
      expect((await fetch(`${town.url}/visit/state${query}`)).status).toBe(400);
    }
  });

  test.each([
    ['discord/say', { as: 'ada', text: '' }],
    ['discord/say', { as: 'eve', text: 'hi' }],
    ['discord/say', { as: 'ada', text: 'hi', more: 1 }],
    ['discord/say', '{"as":"ada",'],
    ['discord/command', { as: 'ada', name: 'tip', options: [{ name: 'user', value: null }] }],
    ['discord/press', { as: 'ada', messageId: 1, customId: 'x' }],
    ['discord/submit', { as: 'ada', modalId: '1', values: { a: 1 } }],
    ['slack/command', { as: 'ada', text: 'tip' }],
    ['slack/action', { as: 'ada', in: '1', blockId: 'b', actionId: 'a' }],
    ['slack/submit', { as: 'ada', viewId: 'V', state: { a: 1 } }],
    ['locale', { locale: 'tlh' }],
    ['start-over', { really: true }],
  ])('that posts to %s the body %j is refused with a sentence', async (path, body) => {
    const answer = await town.visit(`${path}`, body);
    expect(answer.status).toBe(400);
    expect((await answer.text()).length).toBeGreaterThan(10);
    expect(town.restarts()).toBe(0);
  });

  test('without the content type of JSON is refused', async () => {
    const body = JSON.stringify({ as: 'ada', text: 'hi' });
    expect((await fetch(`${town.url}/visit/discord/say`, { method: 'POST', body })).status).toBe(400);
  });

  test('is told of every change, and the stream ends when the sandbox closes', async () => {
    const one = await openSandbox();
    const answer = await fetch(`${one.url}/visit/events`);
    const reader = (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain('data: changed');
    await one.visit('slack/say', { as: 'ben', text: 'hello' });
    expect((await reader.read()).value).toContain('data: changed');
    const closed = one.close();
    let last = await reader.read();
    while (!last.done) last = await reader.read();
    expect(last.done).toBe(true);
    await closed;
  });

  test('without a bot fails with the platform’s own words', async () => {
    const answer = await town.visit('slack/command', { as: 'ada', text: '/tip @ben' });
    expect(await answer.json()).toMatchObject({ ok: false, error: expect.stringMatching(/\w/) });
  });
});
