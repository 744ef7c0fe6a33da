/** Slack over HTTP while the database can't be reached, which has the workspaces' tokens too. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Store, Unreachable } from '../../src/store/store.ts';
import { openStage, type Stage } from '../support/stage.ts';

/** How the database answers: not at all after so many milliseconds, or as it should. */
let away: number | undefined;
let fault: Error | undefined;
let stage: Stage;

/** Each function of a store, and of what is in it, as it is while the database is away. */
function asUsed<Part extends object>(part: Part): Part {
  return new Proxy(part, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof found === 'object' && found !== null) return asUsed(found);
      if (typeof found !== 'function' || name === 'close') return found;
      return async (...given: unknown[]) => {
        if (away !== undefined) {
          await wait(away);
          throw new Unreachable('the database can’t be reached');
        }
        if (fault && ['get', 'read', 'shown'].includes(String(name))) throw fault;
        return found.apply(target, given);
      };
    },
  });
}

beforeAll(async () => {
  stage = await openStage(undefined, 'http', (store: Store) => asUsed(store));
  await stage.seat('slack', 'ada').says('/tipjar add paypal ada');
}, 60_000);
afterEach(() => {
  away = undefined;
  fault = undefined;
});
afterAll(() => stage.close());

const links = ['https://paypal.me/ada'];

it.each([
  ['is gone', 0],
  ['answers nothing', 2_000],
])('while it %s, whoever calls is told within three seconds, and answered once it is back', async (_, after) => {
  const ben = stage.seat('slack', 'ben');
  const card = await ben.says('/tip @ada');
  expect(card.links).toEqual(links);
  away = after;
  expect(await ben.says('/tip @ada')).toSay('call.unreachable');
  expect(await ben.says('/tipjar add ko-fi ben')).toSay('call.unreachable');
  expect(await card.press('tip thanks')).toSay('call.unreachable');
  away = undefined;
  expect((await ben.says('/tip @ada')).links).toEqual(links);
  expect((await ben.says('/tipjar show')).links).toEqual([]);
});

it('a form says so in its window, and what was typed can be sent again', async () => {
  const ben = stage.seat('slack', 'ben');
  const form = await (await ben.says('/tip @ada')).press('tip report');
  away = 0;
  expect(await form.submit({ reason: 'It looks wrong' })).toSay('call.unreachable');
});

it('a fault in looking for the workspace is told with a number, as any other fault is', async () => {
  fault = new Error('a fault');
  const { text } = await stage.seat('slack', 'ben').says('/tip @ada');
  expect(text).toMatch(/\b[0-9a-f]{8}\b/);
  expect(stage.logged.join('')).toContain('a fault');
});

it('what happens in a workspace meanwhile is no fault', async () => {
  away = 0;
  const { slack } = stage.sandbox.visitors();
  await slack.home('ben').catch(() => undefined);
  away = undefined;
  expect((await stage.seat('slack', 'ben').says('/tip @ada')).links).toEqual(links);
});

it('they are told in their language, where Slack has said lately which one it is', async () => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ locale: 'fr' });
  expect((await fetch(`${stage.base}/visit/locale`, { method: 'POST', headers, body })).ok).toBe(true);
  const grace = stage.seat('slack', 'grace');
  // Once Slack's report of the change has arrived.
  await expect.poll(async () => (await grace.says('/tip @ada')).text).toContain('Vous payez');
  away = 0;
  expect((await grace.says('/tip @ada')).text).toContain('Réessayez');
});
