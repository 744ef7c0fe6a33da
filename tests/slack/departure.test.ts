import { expect, it, onTestFinished } from 'vitest';
import { connectSlack } from '../../src/slack/app.ts';
import { createOwnSharing } from '../../src/store/sharing.ts';
import { openWorkspace } from '../sandbox/slack/workspace.ts';
import { quiet, recordedPresence, uncalled, unexpected } from '../support/recorded-presence.ts';
import { until } from '../support/stage.ts';

const WORKSPACE = 'slack:T0TIPJAR';
const uninstalled = { type: 'app_uninstalled' };
const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } };

async function connected() {
  const slack = await openWorkspace();
  const recorded = recordedPresence();
  const connection = connectSlack({
    botToken: slack.botToken,
    appToken: slack.appToken,
    apiUrl: `${slack.base}/api/`,
    commands: [],
    menus: [],
    bot: uncalled,
    now: Date.now,
    log: quiet,
    sharing: createOwnSharing(),
    serve: () => undefined,
    onRefusal: unexpected,
    ...recorded,
  });
  onTestFinished(() => connection.stop());
  await connection.start();
  await until(() => connection.connected());
  return { hooks: slack.hooks, told: recorded.told };
}

it.each([
  ['first the app, then its token', [uninstalled, revoked]],
  ['first its token, then the app', [revoked, uninstalled]],
  ['the app alone', [uninstalled]],
  ['its token alone', [revoked]],
  ['both of them, several times', [revoked, uninstalled, uninstalled, revoked]],
])('uninstalling the app is reported as a departure: %s', async (_, events) => {
  const { hooks, told } = await connected();
  for (const event of events) await hooks.event(event);
  await until(() => told.length === events.length);
  expect(new Set(told)).toEqual(new Set([`left ${WORKSPACE}`]));
});

it('somebody who revokes a token of their own is not reported as a departure', async () => {
  const { hooks, told } = await connected();
  await hooks.event({ type: 'tokens_revoked', tokens: { oauth: ['U0ADA'] } });
  await hooks.event({ type: 'tokens_revoked', tokens: { oauth: ['U0ADA'], bot: [] } });
  await hooks.event(uninstalled);
  await until(() => told.length > 0);
  expect(told).toEqual([`left ${WORKSPACE}`]);
});
