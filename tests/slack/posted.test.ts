import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { PersonKey } from '../../sandbox/scene.ts';
import { fromAction, fromSubmission, openingText } from '../../src/slack/to-call.ts';
import { openStage, type Stage, until } from '../support/stage.ts';

let stage: Stage;
/** Slack takes nothing by the addresses that come with calls. */
let unreachable = false;
/** The Web API refuses these methods. */
let refused: string[] = [];

const noSuchChannel = () => Response.json({ ok: false, error: 'not_in_channel' });

beforeAll(async () => {
  stage = await openStage(async (path) => {
    if (unreachable && path.startsWith('/slack/response/')) return new Response('', { status: 404 });
    return refused.some((method) => path.endsWith(method)) ? noSuchChannel() : undefined;
  });
  await seat('ada').says('/tipjar add paypal adalovelace');
}, 60_000);
afterAll(() => stage.close());
beforeEach(() => {
  unreachable = true;
  refused = [];
});

const seat = (who: PersonKey) => stage.seat('slack', who);
const posts = () =>
  stage.sandbox
    .visitors()
    .slack.scene('max')
    .messages.filter((one) => one.bot && !one.ephemeral && !one.direct);

it('what can’t be posted by any way is said not to be', async () => {
  refused = ['chat.postMessage'];
  expect(await seat('ada').says('/tipjar post')).toSay('call.not-posted');
  expect(posts()).toEqual([]);
});

it('what the call’s address doesn’t take is posted and removed with the token', async () => {
  await seat('ben').says('/tipjar add paypal ben');
  await seat('ben').says('/tipjar post');
  await until(() => posts().length === 1);
  void seat('ben').board().press('tip remove post');
  await until(() => posts().length === 0);
});

it('a post that can’t be removed stays, and the answer says so', async () => {
  await seat('grace').says('/tipjar add paypal grace');
  await seat('grace').says('/tipjar post');
  await until(() => posts().length === 1);
  refused = ['chat.delete'];
  expect(await seat('grace').board().press('tip remove post')).toSay('call.post-unchanged');
  expect(posts()).toHaveLength(1);
});

it('a view knows the message for everybody from which it was opened', () => {
  const view = {
    id: 'V1',
    private_metadata: openingText({ channel: 'C1', home: false, post: { channel: 'C1', ts: '17.01' } }),
  };
  const post = { channel: 'C1', ts: '17.01' };
  expect(fromSubmission({ view })).toMatchObject({ channel: 'C1', post });
  expect(fromAction({ view })).toMatchObject({ channel: 'C1', post });
  expect(
    fromSubmission({ view: { id: 'V1', private_metadata: openingText({ channel: 'C1', home: false }) } }),
  ).not.toHaveProperty('post');
});

it('a press on a message for everybody knows that message, and one on a private message knows none', () => {
  const message = { blocks: [{ elements: [{ action_id: 'pressed' }] }] };
  const container = { message_ts: '17.01', is_ephemeral: false };
  const body = { actions: [{ action_id: 'pressed' }], channel: { id: 'C1' }, container, message };
  expect(fromAction(body).post).toEqual({ channel: 'C1', ts: '17.01' });
  expect(fromAction({ ...body, actions: [{ action_id: 'made up' }] }).post).toBeUndefined();
  expect(fromAction({ ...body, container: { message_ts: '17.01', is_ephemeral: true } }).post).toBeUndefined();
});
