import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { categoryKey } from '../commands/cards/names.ts';
import type { PersonKey } from '../sandbox/scene.ts';
import { commonCategories } from '../src/jars/category.ts';
import { openStage, type Stage, until } from './support/stage.ts';
import { says } from './support/to-say.ts';
import { words } from './support/words.ts';

describe.each(['discord', 'slack'] as const)('approval through the real SDK on %s', (platform) => {
  let stage: Stage;
  const seat = (who: PersonKey) => stage.seat(platform, who);
  beforeAll(async () => {
    stage = await openStage();
  }, 60_000);
  afterAll(() => stage.close());

  it('a creator accepts rules and asks, an admin approves in a channel, and the jar is shown', async () => {
    const grace = seat('grace');
    const form = await (await grace.says('/tipjar-admin rules')).press('tipjar-admin rules edit');
    expect(await form.submit({ text: 'Be kind.\n# Be *honest*.' })).toSay('rules.saved');
    await grace.says('/tipjar-admin eligibility approval');
    await grace.says('/tipjar-admin category Podcaster add');
    expect(await grace.says('/tipjar-admin requests #general')).toSay('requests.channel');

    const rules = await (await seat('ada').says('/tipjar add ko-fi ada')).press('tipjar publish');
    expect(rules.text).toContain('# Be *honest*.');
    const menu = await rules.press('tipjar publish');
    const common = commonCategories.map((category) => words(`category.${category}`));
    expect(menu.offered).toEqual([...common, 'Podcaster']);
    const request = await menu.press('tipjar request about', { category: categoryKey('Podcaster') });
    expect(request.fields).toEqual(['about']);
    expect(await request.submit({ about: 'I read *aloud*.' })).toSay('standing.pending');

    await until(() => says(seat('grace').board(), 'request.card.who'));
    expect(grace.board()).toSay('request.card.about', { about: 'I read *aloud*.' });
    expect(await seat('ben').board().press('tipjar-admin approve')).toSay('call.not-admin');
    await grace.board().press('tipjar-admin approve');
    await until(() => says(grace.sees(), 'approve.done.live', { name: 'Ada' }));
    // Everybody sees on the card in the channel how it was decided, and not the admin's private answer.
    const decided = seat('ben').board();
    expect(decided).toSay('request.card.about', { about: 'I read *aloud*.' });
    expect(decided).toSay('request.card.approved');
    expect(decided.offered).toEqual([]);
    await until(() => says(seat('ada').letters(), 'notice.approved'));
    // On Discord a person may share several servers with the bot.
    if (platform === 'discord') {
      expect(seat('ada').letters().said.join('\n')).toContain(stage.sandbox.visitors().discord.scene('ada').guild.name);
    }
    const card = await seat('ben').says('/tip @ada');
    expect(card.links).toEqual(['https://ko-fi.com/ada']);
    expect(card.text).toContain('Podcaster');
  });

  it('a declined creator reads why', async () => {
    const menu = await (await (await seat('ben').says('/tipjar add ko-fi ben')).press('tipjar publish')).press(
      'tipjar publish',
    );
    await (await menu.press('tipjar request about', { category: 'creator' })).submit({ about: 'Me.' });
    await until(() => seat('grace').board().text.includes('Me.'));
    const form = await seat('grace').board().press('tipjar-admin decline ask');
    expect(form.fields).toEqual(['reason']);
    await form.submit({ reason: 'Not yet.' });
    await until(() => says(seat('grace').sees(), 'decline.done', { name: 'Ben' }));
    expect(seat('ben').board()).toSay('request.card.declined');
    expect(seat('ben').board().text).not.toContain('Not yet.');
    expect(seat('ben').board().offered).toEqual([]);
    await until(() => says(seat('ben').letters(), 'notice.declined-because', { reason: 'Not yet.' }));
    expect(await seat('ben').says('/tipjar show')).toSay('standing.reason', { reason: 'Not yet.' });
  });

  it('the queue is decided from the admin’s own card', async () => {
    const menu = await (await (await seat('ben').says('/tipjar show')).press('tipjar publish')).press('tipjar publish');
    await (await menu.press('tipjar request about', { category: 'expert' })).submit({ about: 'Me again.' });
    const queue = await seat('grace').says('/tipjar-admin requests');
    expect(queue.text).toContain('Me again.');
    const approved = await queue.press('tipjar-admin approve');
    expect(await approved.press('tipjar-admin requests')).toSay('requests.count', { count: 0 });
    await until(() => says(seat('max').board(), 'request.card.approved'));
    expect(seat('max').board().text).toContain('Me again.');
    expect(seat('max').board().offered).toEqual([]);
    expect((await seat('ada').says('/tip @ben')).links).toEqual(['https://ko-fi.com/ben']);
  });

  it('a request is not approved by a card from before a look-alike was added, also after a restart', async () => {
    const rules = await (await seat('max').says('/tipjar add buy-me-a-coffee max')).press('tipjar publish');
    const menu = await rules.press('tipjar publish');
    await (await menu.press('tipjar request about', { category: 'creator' })).submit({ about: 'Max is me.' });
    await until(() => seat('grace').board().text.includes('Max is me.'));
    await seat('max').says('/tipjar add ko-fi ad4');
    await stage.restart();
    const pressed = await seat('grace').board().press('tipjar-admin approve');
    expect(pressed).toSay('decide.changed', { name: 'Max' });
    expect(pressed).toSay('decide.changed.links');
    expect(pressed.text).toContain('ad4');
    expect((await seat('ben').says('/tip @max')).links).toEqual([]);
    expect(await pressed.press('tipjar-admin approve')).toSay('approve.done.live', { name: 'Max' });
  });

  it('the longest rules are shown, and can be taken away', async () => {
    const form = await (await seat('grace').says('/tipjar-admin rules')).press('tipjar-admin rules edit');
    expect(await form.submit({ text: '*'.repeat(1900) })).toSay('rules.signs');
    const again = await (await seat('grace').says('/tipjar-admin rules')).press('tipjar-admin rules edit');
    await again.submit({ text: `${'*_'.repeat(700)}\n${'# x\n'.repeat(100)}${'y'.repeat(199)}` });
    const shown = await (await seat('grace').says('/tipjar-admin rules')).press('tipjar-admin rules remove');
    expect(await shown.press('tipjar-admin rules drop')).toSay('rules.removed');
  });

  it('the bot sent nothing that the platform refuses', () => {
    expect(stage.sandbox.rejected()).toEqual([]);
    expect(stage.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
