import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonKey } from '../sandbox/scene.ts';
import { openStage, type Stage, until } from './support/stage.ts';

describe.each(['discord', 'slack'] as const)('who may tip, and what admins do about a jar, on %s', (platform) => {
  let stage: Stage;
  const seat = (who: PersonKey) => stage.seat(platform, who);
  const admin = (text: string) => seat('grace').says(`/tipjar-admin ${text}`);

  beforeAll(async () => {
    stage = await openStage();
    await seat('ada').says('/tipjar add paypal adalovelace');
    await seat('ada').says('/tipjar add ko-fi ada');
  }, 60_000);
  afterAll(() => stage.close());

  it('only members with an allowed role, or of a language', async () => {
    await admin('tippers roles');
    await admin('role @artists allow');
    const refused = await seat('ben').says('/tip @ada');
    expect(refused.text).toContain('Only members with one of these roles may tip here');
    expect(refused.links).toEqual([]);
    expect((await admin('tippers fr')).text).toContain('use the app in French may tip');
    expect((await seat('ben').says('/tip @ada')).links).toEqual([]);
    await admin('tippers languages en,fr');
    expect((await seat('ben').says('/tip @ada')).links).toHaveLength(2);
    await admin('tippers everyone');
  });

  it('a channel’s rule counts for commands, buttons and forms, which know where they are', async () => {
    expect((await admin('channel #general block')).text).toContain('isn’t allowed in');
    expect((await seat('ben').says('/tip @ada')).text).toContain('Run the command in another one');
    await admin('channel #general allow');
    const form = await (await seat('ben').says('/tip @ada')).press('Other');
    const card = await form.submit({ amount: '7.50' });
    expect(card.links[0]).toBe('https://paypal.me/adalovelace/7.50USD');
    const late = await (await seat('ben').says('/tip @ada')).press('Other');
    await admin('channel #general block');
    expect((await late.submit({ amount: '5' })).links).toEqual([]);
    await admin('channel #general clear');
  });

  it('the whole bot, off and on again', async () => {
    const off = await admin('switch off');
    expect((await seat('ben').says('/tip @ada')).text).toContain('switched Tip Jar off');
    await off.press('Switch on');
    expect((await seat('ben').says('/tip @ada')).links).toHaveLength(2);
  });

  it('a link is checked, removed here and shown again', async () => {
    const check = async () => (await seat('ben').says('/tipjar check @ada https://paypal.me/adalovelace')).text;
    expect(await check()).toContain('Yes: on PayPal');
    const removed = await admin('remove-link @ada paypal Not yours?');
    expect((await seat('ben').says('/tip @ada')).links).toEqual(['https://ko-fi.com/ada']);
    expect(await check()).toContain('No, that isn’t in Ada’s jar');
    await until(() => seat('ada').letters().includes('Not yours?'));
    await removed.press('Show it again');
    expect(await check()).toContain('Yes: on PayPal');
  });

  it('changes are posted where an admin wants them', async () => {
    await admin('log #general');
    expect(seat('ben').board().text).toContain('chose where changes are posted');
    await seat('ada').says('/tipjar pause');
    await until(() => seat('ben').board().text.includes('paused their jar'));
    await seat('ada').says('/tipjar resume');
    await until(() => seat('ben').board().text.includes('resumed their jar'));
  });

  it('a report is posted without its author; its buttons work for admins, whose answer is private', async () => {
    const form = await (await seat('ben').says('/tip @ada')).press('Report');
    expect(form.fields).toEqual(['reason']);
    expect((await form.submit({ reason: 'Not hers <!channel> @everyone' })).text).toContain('Thank you');
    await until(() => seat('max').board().buttons.includes('Suspend'));
    const report = seat('max').board().text;
    expect(report).not.toContain('ben');
    const ofBen = platform === 'discord' ? '1100000000000000002' : 'U0BEN';
    expect(report).not.toContain(ofBen);

    expect((await seat('max').board().press('Suspend')).text).toContain('Only admins');
    expect((await seat('ben').says('/tip @ada')).links).toHaveLength(2);
    const suspended = await seat('grace').board().press('Suspend');
    expect(suspended.text).toContain('is hidden in this community');
    expect((await seat('ben').says('/tip @ada')).text).toContain('hidden here by an admin');
    await until(() => seat('ben').board().text.includes('suspended'));
    expect((await suspended.press('Restore')).text).toContain('shown here again');
  });

  it('the jars are listed and the log is read, whole as a file', async () => {
    expect((await admin('list paypal')).text).toContain('PayPal, Ko-fi');
    expect((await admin('status')).text).toContain('1 jar is shown');
    const log = await admin('log');
    expect(log.text).toContain('adalovelace');
    const older = await (await log.press('Older')).press('Older');
    expect(older.text).toContain('published their jar');
    expect(older.buttons).not.toContain('Older');
    expect((await older.press('Stop posting')).text).toContain('aren’t posted any more');
    const file = await admin('export');
    if (platform === 'discord') expect(file.files).toEqual(['tip-jar-log.csv']);
    else await until(() => JSON.stringify(stage.sandbox.visitors().slack.scene('grace')).includes('tip-jar-log.csv'));
  });

  it('sent nothing that the platform refuses, and logged nothing that is private', () => {
    expect(stage.sandbox.rejected()).toEqual([]);
    const log = stage.logged.join('');
    for (const secret of ['adalovelace', 'Not hers', 'Not yours']) expect(log.includes(secret), secret).toBe(false);
  });
});
