import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonKey } from '../sandbox/scene.ts';
import { openStage, type Stage, until } from './support/stage.ts';
import { says } from './support/to-say.ts';

describe.each(['discord', 'slack'] as const)('who may tip, and what admins do about a jar, on %s', (platform) => {
  let stage: Stage;
  const seat = (who: PersonKey) => stage.seat(platform, who);
  const admin = (text: string) => seat('grace').says(`/tipjar-admin ${text}`);

  beforeAll(async () => {
    stage = await openStage();
    await seat('ada').says('/tipjar add paypal adalovelace');
    await seat('ada').says('/tipjar add ko-fi ada');
    for (const name of ['Baker', 'Dancer', 'Poet']) await admin(`category ${name} add`);
  }, 60_000);
  afterAll(() => stage.close());

  it('only members with an allowed role, or with a language, may tip', async () => {
    await admin('tippers roles');
    await admin('role @artists allow');
    const refused = await seat('ben').says('/tip @ada');
    expect(refused).toSay('tip.role');
    expect(refused.links).toEqual([]);
    expect(await admin('tippers fr')).toSay('policy.tippers.languages', { languages: 'French' });
    expect((await seat('ben').says('/tip @ada')).links).toEqual([]);
    await admin('tippers languages en,fr');
    expect((await seat('ben').says('/tip @ada')).links).toHaveLength(2);
    await admin('tippers everyone');
  });

  it('a channel’s rule counts for commands, buttons and forms, which know where they are', async () => {
    expect(await admin('channel #general block')).toSay('policy.channel.block');
    expect(await seat('ben').says('/tip @ada')).toSay('tip.channel.blocked');
    await admin('channel #general allow');
    const form = await (await seat('ben').says('/tip @ada')).press('tip other');
    const card = await form.submit({ amount: '7.50' });
    expect(card.links[0]).toBe('https://paypal.me/adalovelace/7.50USD');
    const late = await (await seat('ben').says('/tip @ada')).press('tip other');
    await admin('channel #general block');
    expect((await late.submit({ amount: '5' })).links).toEqual([]);
    await admin('channel #general clear');
  });

  it('a role that everybody has takes no rule', async () => {
    const { guild } = stage.sandbox.visitors().discord.scene('grace');
    const everybody = platform === 'discord' ? [guild.id] : ['@channel', '@here', '@everyone'];
    for (const role of everybody) expect(await admin(`role ${role} block`)).toSay('role.everyone');
    expect(await admin('status')).not.toSay('policy.block');
  });

  it('an admin switches the whole bot off and on again', async () => {
    const off = await admin('switch off');
    expect(await seat('ben').says('/tip @ada')).toSay('tip.off');
    await off.press('tipjar-admin switch', { state: 'on' });
    expect((await seat('ben').says('/tip @ada')).links).toHaveLength(2);
  });

  it('a link is checked, removed here and shown again', async () => {
    const check = () => seat('ben').says('/tipjar check @ada https://paypal.me/adalovelace');
    expect(await check()).toSay('check.yes', { name: 'Ada', provider: 'PayPal' });
    const removed = await admin('remove-link @ada paypal Not yours?');
    expect((await seat('ben').says('/tip @ada')).links).toEqual(['https://ko-fi.com/ada']);
    expect(await check()).toSay('check.no', { name: 'Ada' });
    await until(() => says(seat('ada').letters(), 'notice.link-removed-because', { reason: 'Not yours?' }));
    await removed.press('tipjar-admin restore-link', { provider: 'paypal' });
    expect(await check()).toSay('check.yes', { name: 'Ada', provider: 'PayPal' });
  });

  it('changes are posted in the channel that an admin chose', async () => {
    await admin('log #general');
    await until(() => says(seat('ben').board(), 'log.policy.log-channel'));
    await seat('ada').says('/tipjar pause');
    await until(() => says(seat('ben').board(), 'log.listing.paused'));
    await seat('ada').says('/tipjar resume');
    await until(() => says(seat('ben').board(), 'log.listing.resumed'));
  });

  it('a report is posted without its author; its buttons work for admins, whose answer is private', async () => {
    const asked = await (await seat('ben').says('/tip @ada')).press('tip report');
    expect(asked.fields).toEqual(['reason']);
    expect(await asked.submit({ reason: 'Not hers <!channel> @everyone' })).toSay('report.title');
    await until(() => says(seat('max').board(), 'report.card.title'));
    const report = seat('max').board().text;
    expect(report).not.toContain('ben');
    const ofBen = platform === 'discord' ? '1100000000000000002' : 'U0BEN';
    expect(report).not.toContain(ofBen);

    expect(await seat('max').board().press('tipjar-admin suspend ask')).toSay('call.not-admin');
    expect((await seat('ben').says('/tip @ada')).links).toHaveLength(2);
    const form = await seat('grace').board().press('tipjar-admin suspend ask');
    await form.submit({ reason: 'Not hers' });
    await until(() => says(seat('grace').sees(), 'suspend.done', { name: 'Ada' }));
    const suspended = seat('grace').sees();
    expect(await seat('ben').says('/tip @ada')).toSay('tip.suspended', { name: 'Ada' });
    await until(() => says(seat('ben').board(), 'log.listing.suspended'));
    expect(await suspended.press('tipjar-admin restore')).toSay('restore.done.live', { name: 'Ada' });
  });

  it('the jars are listed and the log is read, whole as a file', async () => {
    expect(await admin('list paypal')).toSay('list.jar', { name: 'Ada', providers: 'PayPal, Ko-fi' });
    expect(await admin('status')).toSay('status.counts', { live: 1 });
    const log = await admin('log');
    expect(log.text).toContain('adalovelace');
    const older = await (await log.press('tipjar-admin log older')).press('tipjar-admin log older');
    expect(older).toSay('log.listing.listed');
    expect(older).not.toOffer('button.older');
    expect(await older.press('tipjar-admin log stop')).toSay('log.channel.stopped');
    const file = await admin('export');
    if (platform === 'discord') expect(file.files).toEqual(['tip-jar-log.csv']);
    else await until(() => JSON.stringify(stage.sandbox.visitors().slack.scene('grace')).includes('tip-jar-log.csv'));
  });

  it('the bot sent nothing that the platform refuses, and logged nothing that is private', () => {
    expect(stage.sandbox.rejected()).toEqual([]);
    const log = stage.logged.join('');
    for (const secret of ['adalovelace', 'Not hers', 'Not yours']) expect(log.includes(secret), secret).toBe(false);
  });
});
