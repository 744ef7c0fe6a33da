import type { WebClient } from '@slack/web-api';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commands, menus } from '../../commands/index.ts';
import { createConversation } from '../../src/slack/conversation.ts';
import { createCourier } from '../../src/slack/courier.ts';
import { createPeople } from '../../src/slack/people.ts';
import { fromAction, fromCommand, fromShortcut, fromSubmission } from '../../src/slack/to-call.ts';
import { mutated, pathsIn, withPart } from '../support/mutated.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { createTown } from '../support/town.ts';

type Payload = Record<string, unknown>;

let stage: Stage;
/** One of each kind, as Slack sends them. */
let payloads: Record<'command' | 'action' | 'choice' | 'inView' | 'submission' | 'shortcut', Payload>;

beforeAll(async () => {
  stage = await openStage();
  const [ada, ben] = [stage.seat('slack', 'ada'), stage.seat('slack', 'ben')];
  await ada.says('/tipjar add paypal ada');
  await (await ben.says('/tip @ada')).press('tip', { amount: '5' });
  await (await ben.says('/tip ada')).choose('@ada');
  const preview = await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'adalovelace' });
  await preview.press('tipjar setup services');
  ada.posts('Hello');
  await ben.menu('Tip author', 'Hello');
  const { sent } = stage.sandbox.slackHooks();
  const last = (found: (payload: Payload) => boolean): Payload => {
    const { payload } = sent.findLast((one) => found(one.payload)) ?? {};
    if (!payload) throw new Error('nothing like that was sent');
    return payload;
  };
  const actions = (payload: Payload) => JSON.stringify(payload.actions ?? '');
  payloads = {
    command: last(({ command }) => command === '/tip'),
    action: last((one) => one.type === 'block_actions' && !one.view && actions(one).includes('"button"')),
    choice: last((one) => actions(one).includes('users_select')),
    inView: last((one) => one.type === 'block_actions' && one.view !== undefined),
    submission: last(({ type }) => type === 'view_submission'),
    shortcut: last(({ type }) => type === 'message_action'),
  };
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
    views: { open: done, push: done, update: done },
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
  const kinds = ['command', 'action', 'choice', 'inView', 'submission', 'shortcut'] as const;
  const changed = fc.constantFrom(...kinds).chain((kind) => mutated([payloads[kind]]).map((body) => ({ kind, body })));
  await fc.assert(
    fc.asyncProperty(changed, async ({ kind, body }) => {
      let acknowledged = 0;
      const ack = async () => {
        acknowledged += 1;
      };
      const respond = async () => undefined as never;
      if (kind === 'command') await command(fromCommand(body, commands), ack, respond);
      else if (kind === 'submission') await submission(fromSubmission(body), ack);
      else if (kind === 'shortcut') await shortcut(fromShortcut(body, menus), ack, respond);
      else await action(fromAction(body), ack, respond);
      expect(acknowledged).toBe(1);
      expect(town.logged).toEqual([]);
      expect(faults).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
}, 120_000);

it('whatever is null in what Slack sends, nothing fails on the way to the bot', async () => {
  const hooks = stage.sandbox.slackHooks();
  const from = stage.logged.length;
  for (const [kind, payload] of Object.entries(payloads)) {
    const shallow = pathsIn(payload).filter((path) => path.length <= 2);
    for (const path of shallow) {
      // Without these Slack doesn't say what was done, so nobody can answer it.
      if (['type', 'command', 'actions'].includes(path[0] ?? '')) continue;
      const type = kind === 'command' ? 'slash_commands' : 'interactive';
      const sent = { ...withPart(payload, path, null) };
      await hooks.deliver({
        type,
        payload: { ...sent, ...(path[0] !== 'trigger_id' && { trigger_id: path.join('.') + kind }) },
      });
    }
  }
  for (const event of [
    { type: 'user_change', user: null },
    { type: 'user_change' },
    { type: 'tokens_revoked', tokens: null },
    { type: 'tokens_revoked', tokens: { bot: null } },
  ]) {
    await hooks.event(event);
  }
  expect(stage.logged.slice(from).filter((line) => line.includes('"level":50'))).toEqual([]);
}, 120_000);
