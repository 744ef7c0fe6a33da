import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openStage, type Stage, until } from '../support/stage.ts';

let stage: Stage;
let asked: string[] = [];

beforeAll(async () => {
  stage = await openStage(async (path, sent) => {
    if (path.endsWith('users.info')) asked.push(new URLSearchParams(await sent.text()).get('user') ?? '');
  });
  await stage.seat('slack', 'ada').says('/tipjar add paypal ada');
}, 60_000);
afterAll(() => stage.close());
beforeEach(() => {
  asked = [];
});

const tip = async () => {
  expect((await stage.seat('slack', 'ben').says('/tip @ada')).links).toEqual(['https://paypal.me/ada']);
};
const logged = (text: string) => stage.logged.filter((line) => line.includes(text)).length;

it('Slack is asked once who calls and who is tipped', async () => {
  await tip();
  await tip();
  expect(asked).toEqual(['U0BEN']);
});

it('Slack is asked again about somebody of whom it reports a change', async () => {
  await stage.sandbox.slackHooks().event({ type: 'user_change', user: { id: 'U0ADA' } });
  await tip();
  await tip();
  expect(asked).toEqual(['U0ADA']);
});

it('Slack is asked again about everybody once the connection was lost', async () => {
  await tip();
  asked = [];
  const before = logged('slack: connected');
  stage.sandbox.slackHooks().drop();
  await until(() => logged('slack: connected') > before);
  await tip();
  await tip();
  expect(asked.toSorted()).toEqual(['U0ADA', 'U0BEN']);
});

it('a call that doesn’t say whose it is is acknowledged, and the log has it', async () => {
  const actions = [{ type: 'button', action_id: 'x', block_id: 'b' }];
  const payload = { type: 'block_actions', trigger_id: '1.2', user: null, team: { id: 'T0TIPJAR' }, actions };
  expect(await stage.sandbox.slackHooks().deliver({ type: 'interactive', payload })).toEqual({});
  expect(logged('slack: a call didn’t say whose it is')).toBe(1);
});
