import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { commands, menus } from '../../commands/index.ts';
import { eventCallback } from '../../sandbox/slack/payloads.ts';
import type { Envelope } from '../../sandbox/slack/socket-mode/socket-mode.ts';
import { connectSlack } from '../../src/slack/app.ts';
import { createConversation } from '../../src/slack/conversation.ts';
import { createCourier } from '../../src/slack/courier.ts';
import { createPeople } from '../../src/slack/people.ts';
import { fromAction, fromCommand, fromShortcut, fromSubmission } from '../../src/slack/to-call.ts';
import { openWorkspace } from '../sandbox/slack/workspace.ts';
import { mutated, pathsIn, withPart } from '../support/mutated.ts';
import { recordedSurroundings } from '../support/recorded-surroundings.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { createTown } from '../support/town.ts';
import { type CallPayloads, sentPayloads } from './sent-payloads.ts';

let stage: Stage;
let payloads: CallPayloads;

beforeAll(async () => {
  stage = await openStage();
  payloads = await sentPayloads(stage);
}, 60_000);
afterAll(() => stage.close());

/** A conversation whose bot is real, and whose Slack takes everything. */
function talking() {
  const town = createTown({});
  const faults: unknown[] = [];
  const log = { debug() {}, info() {}, warn: (...said: unknown[]) => void faults.push(said), error() {} };
  const done = async () => ({ ok: true, channel: { id: 'D1' } });
  const client = {
    users: { info: async ({ user }: { user: string }) => ({ user: { id: user, name: 'somebody' } }) },
    usergroups: { list: async () => ({ usergroups: [] }) },
    views: { open: done, push: done, update: done, publish: done },
    chat: { postEphemeral: done, postMessage: done },
    conversations: { open: done },
    files: { uploadV2: done },
  } as unknown as WebClient;
  const people = createPeople(client, Date.now, log);
  const files = { origins: [], log };
  return {
    town,
    faults,
    ...createConversation({
      refusing: undefined,
      bot: town.bot,
      people,
      client,
      courier: createCourier(client, Date.now, log),
      files,
      now: Date.now,
      log,
    }),
  };
}

it('whatever is missing or null in what Slack sends, or of another type, it is acknowledged and answered', async () => {
  const { town, faults, command, action, shortcut, submission } = talking();
  const kinds = ['command', 'action', 'choice', 'inView', 'submission', 'file', 'shortcut'] as const;
  const changed = fc.constantFrom(...kinds).chain((kind) => mutated([payloads[kind]]).map((body) => ({ kind, body })));
  await fc.assert(
    fc.asyncProperty(changed, async ({ kind, body }) => {
      let acknowledged = 0;
      const ack = async () => {
        acknowledged += 1;
      };
      const respond = async () => undefined as never;
      if (kind === 'command') await command(fromCommand(body, commands), ack, respond);
      else if (kind === 'submission' || kind === 'file') await submission(fromSubmission(body), ack);
      else if (kind === 'shortcut') await shortcut(fromShortcut(body, menus), ack, respond);
      else await action(fromAction(body), ack, respond);
      expect(acknowledged).toBe(1);
      expect(town.logged).toEqual([]);
      expect(faults).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
}, 120_000);

/** What an app is sent beside calls. */
function others({ shortcut, inView, submission }: CallPayloads): Record<string, Envelope> {
  const { user, team, view } = { ...inView, ...submission };
  const event = (one: { type: string }): Envelope => ({ type: 'events_api', payload: eventCallback({ ...one }, 0) });
  const interactive = (payload: Record<string, unknown>): Envelope => ({ type: 'interactive', payload });
  return {
    'the close of a view': interactive({ type: 'view_closed', user, team, view, is_cleared: false }),
    'a search in a menu': interactive({ type: 'block_suggestion', user, team, view, action_id: 'a', value: 'x' }),
    'a shortcut of no message': interactive({ ...shortcut, type: 'shortcut', message: undefined, channel: undefined }),
    app_home_opened: event({ type: 'app_home_opened', ...{ user: 'U0ADA', channel: 'D1', tab: 'home', view } }),
    app_uninstalled: event({ type: 'app_uninstalled' }),
    tokens_revoked: event({ type: 'tokens_revoked', ...{ tokens: { oauth: ['U0ADA'], bot: ['U0BOT'] } } }),
    user_change: event({ type: 'user_change', ...{ user: { id: 'U0ADA', profile: { display_name: 'Ada' } } } }),
    message: event({ type: 'message', ...{ user: 'U0ADA', channel: 'D1', text: 'Hello', ts: '1.0' } }),
  };
}

/** What stands for each part in turn. */
const AT_ONCE = 10;
const INSTEAD = [null, 3, {}, [], 'x'.repeat(10_000)];

it('whatever is null or of another type in what Slack sends, the next call is answered', async () => {
  const slack = await openWorkspace();
  const town = createTown({});
  const { refusals, surroundings } = recordedSurroundings();
  const { botToken, appToken } = slack;
  const connection = connectSlack({ botToken, appToken, apiUrl: `${slack.base}/api/`, ...surroundings, bot: town.bot });
  onTestFinished(() => connection.stop());
  await connection.start();
  const calls = Object.entries(payloads).map(([kind, payload]): [string, Envelope] => [
    kind,
    { type: kind === 'command' ? 'slash_commands' : 'interactive', payload },
  ]);
  for (const [kind, { type, payload }] of [...calls, ...Object.entries(others(payloads))]) {
    // What is deeper down, Bolt hands on without reading it.
    const paths = pathsIn(payload).filter((one) => one.length <= 2 && !one.includes('blocks'));
    for (const [at, path] of paths.entries()) {
      const own = path[0] === 'trigger_id' ? {} : { trigger_id: randomUUID() };
      const sent = INSTEAD.map((part) => ({ ...withPart(payload, path, part), ...own }));
      // What says of itself no kind that the bot knows isn't acknowledged.
      for (const one of sent) slack.hooks.deliver({ type, payload: one }).catch(() => undefined);
      // So few at a time that a call after them is answered in time on a busy machine too.
      if (at % AT_ONCE === AT_ONCE - 1) expect(await slack.visitor.command('ben', '/tip'), kind).toEqual({ ok: true });
    }
    expect(await slack.visitor.command('ben', '/tip'), kind).toEqual({ ok: true });
    expect(town.logged, kind).toEqual([]);
  }
  expect(connection.connected()).toBe(true);
  expect(refusals).toEqual([]);
}, 120_000);
