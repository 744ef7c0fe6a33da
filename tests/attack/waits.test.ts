import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';

/** What a platform is asked about people. */
const PEOPLE = /\/guilds\/\d+\/members\/\d+$|\/users\.info$/;

let stage: Stage;
let busy = false;
let asked = 0;

beforeAll(async () => {
  stage = await openStage(async (path) => {
    if (!PEOPLE.test(path)) return undefined;
    asked += 1;
    if (!busy) return undefined;
    const headers = { 'Retry-After': '25' };
    return Response.json({ message: 'Slow down', retry_after: 25, global: false }, { status: 429, headers });
  });
  for (const platform of ['discord', 'slack'] as const) await stage.seat(platform, 'ada').says('/tipjar add ko-fi ada');
}, 60_000);
afterAll(() => stage.close());

it('presses whose member a platform won’t look up for 25 seconds make nobody wait', async () => {
  const cards = [];
  for (const who of ['ben', 'grace', 'max'] as const) cards.push(await stage.seat('discord', who).says('/tip @ada'));
  busy = true;
  const begun = performance.now();
  const pressed = cards.flatMap((card) => Array.from({ length: 6 }, () => card.press('tip report')));
  expect(await stage.seat('slack', 'grace').says('/tipjar help')).toSay('help.title');
  for (const one of await Promise.all(pressed)) expect(one).toSay('call.unreadable', { platform: 'Discord' });
  expect((await stage.seat('discord', 'grace').says('/tip @ada')).links).toHaveLength(1);
  busy = false;
  expect(performance.now() - begun).toBeLessThan(10_000);
});

it('made-up people cost Slack ten questions a minute, and no admin their rights', async () => {
  const hooks = stage.sandbox.slackHooks();
  await stage.seat('slack', 'ben').says('/tip @ada');
  const command = hooks.sent.findLast(({ type }) => type === 'slash_commands');
  if (!command) throw new Error('no command was sent');
  const before = asked;
  for (let at = 0; at < 30; at += 1) {
    const payload = { ...command.payload, text: `<@U0MADEUP${at}>`, trigger_id: `made-up.${at}` };
    await hooks.deliver({ type: 'slash_commands', payload });
  }
  expect(asked - before).toBe(10);
  expect(await stage.seat('slack', 'grace').says('/tipjar-admin suspend @ada')).toSay('suspend.done');
});
