import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonKey } from '../sandbox/scene.ts';
import { openStage, type Stage, until } from './support/stage.ts';

describe.each(['discord', 'slack'] as const)('approval through the real SDK on %s', (platform) => {
  let stage: Stage;
  const seat = (who: PersonKey) => stage.seat(platform, who);
  beforeAll(async () => {
    stage = await openStage();
  }, 60_000);
  afterAll(() => stage.close());

  it('from rules over a request in a channel to a jar that is shown', async () => {
    const grace = seat('grace');
    const form = await (await grace.says('/tipjar-admin rules')).press('Edit');
    expect((await form.submit({ text: 'Be kind.\n# Be *honest*.' })).text).toContain('accept these from now on');
    await grace.says('/tipjar-admin eligibility approval');
    await grace.says('/tipjar-admin category Podcaster add');
    expect((await grace.says('/tipjar-admin requests #general')).text).toContain('New requests appear in');

    const rules = await (await seat('ada').says('/tipjar add ko-fi ada')).press('Publish');
    expect(rules.text.replaceAll('\\', '')).toContain('# Be *honest*.');
    const menu = await rules.press('Accept and publish');
    expect(menu.buttons).toEqual(['Creator', 'Journalist', 'Expert', 'Nonprofit', 'Podcaster']);
    const request = await menu.press('Podcaster');
    expect(request.fields).toEqual(['about']);
    expect((await request.submit({ about: 'I read *aloud*.' })).text).toContain('waits for an admin');

    await until(() => seat('grace').board().text.includes('asks to have a tip jar here'));
    expect(grace.board().text.replaceAll('\\', '')).toContain('I read *aloud*.');
    expect((await seat('ben').board().press('Approve')).text).toContain('Only admins');
    const posted = grace.board().text;
    const approved = await grace.board().press('Approve');
    expect(approved.text).toContain('shown here from now on');
    // What stands in the channel is for everybody, and no private answer took its place.
    expect(seat('ben').board().text).toBe(posted);
    await until(() => seat('ada').letters().includes('approved it'));
    // On Discord a person may share several servers with the bot.
    if (platform === 'discord')
      expect(seat('ada').letters()).toContain(stage.sandbox.visitors().discord.scene('ada').guild.name);
    const card = await seat('ben').says('/tip @ada');
    expect(card.links).toEqual(['https://ko-fi.com/ada']);
    expect(card.text).toContain('Podcaster');
  });

  it('a declined creator reads why', async () => {
    const menu = await (await (await seat('ben').says('/tipjar add ko-fi ben')).press('Publish')).press(
      'Accept and publish',
    );
    await (await menu.press('Creator')).submit({ about: 'Me.' });
    await until(() => seat('grace').board().text.includes('Me.'));
    const form = await seat('grace').board().press('Decline');
    expect(form.fields).toEqual(['reason']);
    expect((await form.submit({ reason: 'Not yet.' })).text).toContain('may ask again');
    await until(() => seat('ben').letters().includes('Not yet.'));
    expect((await seat('ben').says('/tipjar show')).text).toContain('Not yet.');
  });

  it('the queue is decided from the admin’s own card', async () => {
    const menu = await (await (await seat('ben').says('/tipjar show')).press('Publish')).press('Accept and publish');
    await (await menu.press('Expert')).submit({ about: 'Me again.' });
    const queue = await seat('grace').says('/tipjar-admin requests');
    expect(queue.text).toContain('Me again.');
    const approved = await queue.press('Approve');
    expect((await approved.press('Requests')).text).toContain('Nothing waits');
    expect((await seat('ada').says('/tip @ben')).links).toEqual(['https://ko-fi.com/ben']);
  });

  it('the longest rules are shown, and can be taken away', async () => {
    const form = await (await seat('grace').says('/tipjar-admin rules')).press('Edit');
    expect((await form.submit({ text: '*'.repeat(1900) })).text).toContain('too many signs');
    const again = await (await seat('grace').says('/tipjar-admin rules')).press('Edit');
    await again.submit({ text: `${'*_'.repeat(700)}\n${'# x\n'.repeat(100)}${'y'.repeat(199)}` });
    const shown = await (await seat('grace').says('/tipjar-admin rules')).press('Remove the rules');
    expect((await shown.press('Remove the rules')).text).toContain('no rules any more');
  });

  it('sent nothing that the platform refuses', () => {
    expect(stage.sandbox.rejected()).toEqual([]);
    expect(stage.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
