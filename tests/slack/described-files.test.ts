/** Whoever has a picture read to them hears what is on it, so Slack has to be told by the name that it knows. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
const announced: URLSearchParams[] = [];
beforeAll(async () => {
  stage = await openStage(async (path, sent) => {
    if (path.endsWith('/files.getUploadURLExternal')) announced.push(new URLSearchParams(await sent.text()));
  });
}, 60_000);
afterAll(() => stage.close());

it('a picture goes to Slack with a description, under Slack’s name for it', async () => {
  await stage.seat('slack', 'ada').says('/tipjar add paypal ada');
  const card = await stage.seat('slack', 'ben').says('/tip @ada');
  await card.press('tip code');
  expect(announced.map((one) => one.get('alt_txt'))).toEqual([expect.stringMatching(/PayPal/)]);
  expect(announced.map((one) => one.has('alt_text'))).toEqual([false]);
  expect(stage.sandbox.rejected()).toEqual([]);
});
