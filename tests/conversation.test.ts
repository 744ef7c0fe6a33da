import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonKey } from '../sandbox/scene.ts';
import { person } from '../sandbox/town.ts';
import { openStage, type Stage, until } from './support/stage.ts';
import { says } from './support/to-say.ts';

const ways = [
  ['discord', 'sockets'],
  ['discord', 'http'],
  ['slack', 'sockets'],
  ['slack', 'http'],
] as const;

describe.each(ways)('the whole way through the real SDK on %s over %s', (platform, way) => {
  let stage: Stage;
  const seat = (who: PersonKey) => stage.seat(platform, who);

  beforeAll(async () => {
    stage = await openStage(undefined, way);
  }, 60_000);
  afterAll(() => stage.close());

  it('a creator sets up a jar, and somebody sees its card', async () => {
    const menu = await seat('ada').says('/tipjar setup');
    const form = await menu.choose('paypal', 'ko-fi');
    expect(form.fields).toEqual(['paypal', 'ko-fi']);
    const preview = await form.submit({ paypal: '@adalovelace', 'ko-fi': 'https://ko-fi.com/ada' });
    expect(preview.links).toEqual(['https://paypal.me/adalovelace', 'https://ko-fi.com/ada']);
    expect(await seat('ben').says('/tip @ada')).toSay('tip.no-jar', { name: 'Ada' });

    expect(await preview.press('tipjar publish')).toSay('standing.live');
    const card = await seat('ben').says('/tip @ada');
    expect(card).toSay('card.title', { name: 'Ada' });
    expect(card.links).toEqual(preview.links);
  });

  it('a wrong field is named and what was typed is kept', async () => {
    const form = await (await seat('ada').says('/tipjar setup')).choose('venmo');
    const wrong = await form.submit({ venmo: 'not a handle!' });
    expect(wrong).toSay('handle.problem.form', { provider: 'Venmo' });
    const again = says(wrong, 'setup.wrong') ? await wrong.press('tipjar setup services') : wrong;
    const preview = await again.submit({ venmo: 'ada-lovelace' });
    expect(preview.links).toContain('https://venmo.com/u/ada-lovelace');
  });

  it('a message’s menu shows its author’s card', async () => {
    seat('ada').posts('Look what I drew!');
    expect((await seat('ben').menu('Tip author', 'Look what I drew!')).links).toContain('https://ko-fi.com/ada');
  });

  it('links are added and removed, and a removal is undone', async () => {
    expect(await seat('ada').says('/tipjar add patreon adalovelace')).toSay('add.done', { provider: 'Patreon' });
    const removed = await seat('ada').says('/tipjar remove patreon');
    expect((await seat('ben').says('/tip @ada')).links).not.toContain('https://www.patreon.com/adalovelace');
    await removed.press('tipjar add', { provider: 'patreon' });
    expect((await seat('ben').says('/tip @ada')).links).toContain('https://www.patreon.com/adalovelace');
  });

  it('a message is typed, or edited in a form', async () => {
    await seat('ada').says('/tipjar message Thanks & <love>, *everyone*!');
    const card = await seat('ben').says('/tip @ada');
    expect(card.text).toContain('Thanks & <love>, *everyone*!');
    const form = await seat('ada').says('/tipjar message');
    expect(await form.submit({ text: 'Merci !' })).toSay('message.done', { message: 'Merci !' });
  });

  it('a creator sets the currency, pauses, resumes and looks at their jar', async () => {
    expect(await seat('ada').says('/tipjar currency eur')).toSay('currency.done', { currency: 'EUR' });
    expect(await seat('ada').says('/tipjar pause')).toSay('standing.paused');
    expect(await seat('ben').says('/tip @ada')).toSay('tip.paused', { name: 'Ada' });
    expect(await (await seat('ada').says('/tipjar show')).press('tipjar resume')).toSay('standing.live');
    expect((await seat('ben').says('/tip @ada')).links).not.toEqual([]);
  });

  it('export gives a file', async () => {
    const answer = await seat('ada').says('/tipjar export');
    if (platform === 'discord') expect(answer.files).toEqual(['tip-jar.json']);
    else await until(() => JSON.stringify(stage.sandbox.visitors().slack.scene('ada')).includes('tip-jar.json'));
  });

  it('members may not do what admins do', async () => {
    if (platform === 'discord') {
      await expect(seat('ben').says('/tipjar-admin status')).rejects.toThrow();
    } else {
      expect(await seat('ben').says('/tipjar-admin status')).toSay('call.not-admin');
    }
  });

  it('an admin sets the rules', async () => {
    const grace = seat('grace');
    await seat('max').says('/tipjar add ko-fi max');
    expect((await seat('ben').says('/tip @max')).links).toEqual(['https://ko-fi.com/max']);
    expect(await grace.says('/tipjar-admin role @time-out block')).toSay('role.block');
    expect((await seat('ben').says('/tip @max')).links).toEqual([]);
    expect(await seat('max').says('/tipjar setup')).toSay('ineligible.blocked');
    await grace.says('/tipjar-admin eligibility roles');
    expect((await seat('ben').says('/tip @ada')).links).toEqual([]);
    await grace.says('/tipjar-admin role @artists allow');
    expect((await seat('ben').says('/tip @ada')).links).not.toEqual([]);
    expect(await grace.says('/tipjar-admin status')).toSay('policy.roles');
    const suspended = await grace.says('/tipjar-admin suspend @ada Is it you?');
    expect(await seat('ben').says('/tip @ada')).toSay('tip.suspended', { name: 'Ada' });
    expect(await suspended.press('tipjar-admin restore')).toSay('restore.done.live', { name: 'Ada' });
  });

  it('everything is there after a restart, buttons too', async () => {
    const shown = await seat('ada').says('/tipjar show');
    await stage.restart();
    expect(await shown.press('tipjar pause')).toSay('standing.paused');
    await seat('ada').says('/tipjar resume');
    expect((await seat('ben').says('/tip @ada')).links).toContain('https://paypal.me/adalovelace');
  });

  it('delete asks for confirmation, and then the jar is gone', async () => {
    const gone = await (await seat('ada').says('/tipjar delete')).press('tipjar delete now');
    expect(gone).toSay('delete.done');
    expect(await seat('ben').says('/tip @ada')).toSay('tip.no-jar', { name: 'Ada' });
  });

  it('the bot sent nothing that the platform refuses, and logged nothing that is private', () => {
    expect(stage.sandbox.rejected()).toEqual([]);
    const log = stage.logged.join('');
    for (const secret of ['adalovelace', 'Merci', stage.sandbox.discord.token, stage.sandbox.slack.botToken]) {
      expect(log.includes(secret), secret).toBe(false);
    }
  });
});

describe.each(['sockets', 'http'] as const)('what only one platform has over %s', (way) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(undefined, way);
    await stage.seat('slack', 'ada').says('/tipjar add ko-fi ada');
    await stage.seat('discord', 'ada').says('/tipjar add ko-fi ada');
  }, 60_000);
  afterAll(() => stage.close());

  it('on Discord a person’s menu shows their card', async () => {
    const { discord } = stage.sandbox.visitors();
    expect(await discord.command('ben', { name: 'Tip', targetId: person('ada').discordId })).toEqual({ ok: true });
    expect(JSON.stringify(discord.scene('ben').messages.at(-1))).toContain('https://ko-fi.com/ada');
  });

  it('on Discord providers are suggested while they are typed', async () => {
    const { discord } = stage.sandbox.visitors();
    const options = [{ name: 'add', options: [{ name: 'provider', value: 'pay', focused: true }] }];
    const choices = await discord.autocomplete('ada', { name: 'tipjar', options });
    expect(choices).toContainEqual({ name: 'PayPal', value: 'paypal' });
  });

  it('on Slack any spaces separate words, and a comma or an amount may stand beside a mention', async () => {
    const ben = stage.seat('slack', 'ben');
    expect(await stage.seat('slack', 'ada').says('/tipjar show\u00a0')).toSay('show.title');
    for (const text of ['/tip @ada\u00a05', '/tip @ada, 5', '/tip 5 @ada', '/tip\u2003@ada\u200b']) {
      expect((await ben.says(text)).links, JSON.stringify(text)).toEqual(['https://ko-fi.com/ada']);
    }
  });

  it('on Slack help says what to type, and /tip alone or with a word for a member opens a picker', async () => {
    const ben = stage.seat('slack', 'ben');
    expect((await ben.says('/tipjar help')).text).toContain('/tipjar add');
    expect((await ben.says('/tip help')).text).toContain('/tip user');
    for (const text of ['/tip', '/tip ada']) {
      expect((await (await ben.says(text)).choose('@ada')).links, text).toEqual(['https://ko-fi.com/ada']);
    }
  });
});
